"""Ranges, and the words that bound or soften a number."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It expects $2-3bn of sales.", ["[$2-3bn] 2000000000..3000000000 USD"]),
        (
            "It expects between $1bn and $1.5bn.",
            ["[between $1bn and $1.5bn] 1000000000..1500000000 USD"],
        ),
        (
            "It expects $1 billion to $1.5 billion.",
            ["[$1 billion to $1.5 billion] 1000000000..1500000000 USD"],
        ),
        ("It expects 3-4 million euros.", ["[3-4 million euros] 3000000..4000000 EUR"]),
        ("It expects 5 to 10 percent.", ["[5 to 10 percent] 5..10 %"]),
        ("It expects 10%-15%.", ["[10%-15%] 10..15 %"]),
        (
            "It expects US$148.9 million to $153.3 million.",
            ["[US$148.9 million to $153.3 million] 148900000..153300000 USD"],
        ),
        ("It expects USD 1.5bn-2.0bn.", ["[USD 1.5bn-2.0bn] 1500000000..2000000000 USD"]),
        (
            "It expects $20 million—$30 million.",
            ["[$20 million—$30 million] 20000000..30000000 USD"],
        ),
        (
            "It seeks between 5,000 and 6,000 workers.",
            ["[between 5,000 and 6,000 workers] 5000..6000 worker"],
        ),
        ("It seeks two or three partners.", ["[two or three partners] 2..3 partner"]),
        ("Prices range from $10 to $20.", ["[$10 to $20] 10..20 USD"]),
        ("It paid roughly $1 billion.", ["[roughly $1 billion] ~1000000000 USD"]),
        ("It paid nearly $1 billion.", ["[nearly $1 billion] ~1000000000 USD"]),
        ("It paid about a billion dollars.", ["[about a billion dollars] ~1000000000 USD"]),
        ("It paid up to $5.0 billion.", ["[up to $5.0 billion] <=5000000000 USD"]),
        ("It paid up to about $5 billion.", ["[up to about $5 billion] <=5000000000 USD"]),
        ("It paid at least €3m.", ["[at least €3m] >=3000000 EUR"]),
        ("It paid more than $1bn.", ["[more than $1bn] >1000000000 USD"]),
        ("It paid well over $1bn.", ["[well over $1bn] >1000000000 USD"]),
        ("It paid as much as $2bn.", ["[as much as $2bn] <=2000000000 USD"]),
        ("It paid some $3m.", ["[some $3m] ~3000000 USD"]),
        ("It paid an estimated $3m.", ["[an estimated $3m] ~3000000 USD"]),
        ("It paid less than $0.2 million.", ["[less than $0.2 million] <200000 USD"]),
        ("It paid just under $2bn.", ["[just under $2bn] <2000000000 USD"]),
        ("It paid no more than $2bn.", ["[no more than $2bn] <=2000000000 USD"]),
        ("It paid upwards of $2bn.", ["[upwards of $2bn] >2000000000 USD"]),
        ("It paid in excess of $2bn.", ["[in excess of $2bn] >2000000000 USD"]),
        ("It paid $1 million or so.", ["[$1 million or so] ~1000000 USD"]),
        ("It paid $500 million or more.", ["[$500 million or more] >=500000000 USD"]),
        ("It runs a $500 million-plus fund.", ["[$500 million-plus] >=500000000 USD"]),
        ("It employs 10,000+ people.", ["[10,000+ people] >=10000 person"]),
        ("It employs over 50 engineers.", ["[over 50 engineers] >50 engineer"]),
        ("It employs fewer than 50 engineers.", ["[fewer than 50 engineers] <50 engineer"]),
        ("The total adds up to $5m.", ["[$5m] 5000000 USD"]),
        ("They talked about $5m.", ["[$5m] 5000000 USD"]),
        ("It works under the $1 billion programme.", ["[$1 billion] 1000000000 USD"]),
        ("It cut spending to around $2bn.", ["[around $2bn] ~2000000000 USD down"]),
        ("The fund holds circa $40m.", ["[circa $40m] ~40000000 USD"]),
        ("The fund holds ~$40m.", ["[~$40m] ~40000000 USD"]),
        ("The fund holds c. $40m.", ["[c. $40m] ~40000000 USD"]),
        ("The margin is -5%.", ["[-5%] -5 %"]),
        ("The margin is minus five percent.", ["[minus five percent] -5 %"]),
    ],
)
def test_ranges_and_hedges_keep_their_bounds(read, text, expected):
    assert read(text) == expected
