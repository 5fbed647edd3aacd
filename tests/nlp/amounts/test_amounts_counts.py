"""Plain counted things: the unit is the noun in the singular."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It will issue 166.39 million new shares.",
            ["[166.39 million new shares] 166390000 share"],
        ),
        ("It ordered 20 new A320 jets.", ["[20 new A320 jets] 20 jet"]),
        ("It ordered 10 Boeing 737 MAX planes.", ["[10 Boeing 737 MAX planes] 10 plane"]),
        ("It ordered 126 fighter jets.", ["[126 fighter jets] 126 jet"]),
        (
            "It supplied tens of thousands of base stations.",
            ["[tens of thousands of base stations] 10000..100000 base station"],
        ),
        ("It has 60 million 5G subscribers.", ["[60 million 5G subscribers] 60000000 subscriber"]),
        ("It has 1.5 million users.", ["[1.5 million users] 1500000 user"]),
        ("It has 50m users.", ["[50m users] 50000000 user"]),
        ("It employs 5,000 people.", ["[5,000 people] 5000 person"]),
        ("It cut 1,200 jobs.", ["[1,200 jobs] 1200 job"]),
        ("It hired three engineers.", ["[three engineers] 3 engineer"]),
        ("It runs 109 retail stores.", ["[109 retail stores] 109 store"]),
        ("It runs two dozen data centres.", ["[two dozen data centres] 24 data center"]),
        ("It has a 15-member board.", ["[15-member] 15 member"]),
        ("It has a 500-person team.", ["[500-person] 500 person"]),
        ("It serves two existing customers.", ["[two existing customers] 2 customer"]),
        (
            "It passed 208 billion transistors.",
            ["[208 billion transistors] 208000000000 transistor"],
        ),
        ("It has 7 billion parameters.", ["[7 billion parameters] 7000000000 parameter"]),
        ("It opened hundreds of shops.", ["[hundreds of shops] 100..1000 shop"]),
        ("It sold a dozen ships.", ["[a dozen ships] 12 ship"]),
        ("It sold half a dozen ships.", ["[half a dozen ships] 6 ship"]),
        ("It owns 1,384,119 Acme common shares.", ["[1,384,119 Acme common shares] 1384119 share"]),
        ("It has 254,200 more.", ["[254,200] 254200 -"]),
        ("About 200 of the 1,500 staff left.", ["[About 200] ~200 -", "[1,500 staff] 1500 staff"]),
        ("Six of them left.", ["[Six] 6 -"]),
        ("At least 82 were hired.", ["[At least 82] >=82 -"]),
        ("It is two of the largest operators.", ["[two] 2 operator"]),
        ("The index fell to 39,500.37 points.", ["[39,500.37 points] 39500.37 point down"]),
        ("In all, 2,000 Catholic protesters came.", ["[2,000 Catholic protesters] 2000 protester"]),
        ("It cut 500 sales jobs.", ["[500 sales jobs] 500 job"]),
        (
            "It holds 525,546 Acme Technologies common shares.",
            ["[525,546 Acme Technologies common shares] 525546 share"],
        ),
        ("They found three weapons sites.", ["[three weapons sites] 3 site"]),
        ("It lent three US vessels.", ["[three US vessels] 3 vessel"]),
        ("It kept the three DC-8-62 aircraft.", ["[three DC-8-62 aircraft] 3 aircraft"]),
        ("It owns one store.", ["[one store] 1 store"]),
        ("It sold five drives each.", ["[five drives] 5 drive"]),
        ("It sold 50 CDs.", ["[50 CDs] 50 CD"]),
        ("It added 1.2m postpaid customers.", ["[1.2m postpaid customers] 1200000 customer"]),
        ("It reached 3m of its users.", ["[3m] 3000000 user"]),
        ("It has a 70B-parameter model.", ["[70B-parameter] 70000000000 parameter"]),
        ("The mast is 50m tall.", ["[50m] 50 m"]),
        ("It bought 2,000 H100 GPUs.", ["[2,000 H100 GPUs] 2000 GPU"]),
    ],
)
def test_what_is_counted_is_the_unit(read, text, expected):
    assert read(text) == expected
