"""Shares of a whole, differences, new levels, ratios."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It holds a roughly 2.90% stake.", ["[roughly 2.90%] ~2.90 %"]),
        ("It holds a 51 per cent stake.", ["[51 per cent] 51 %"]),
        ("The margin is ten percent.", ["[ten percent] 10 %"]),
        ("The margin is 6 3/8%.", ["[6 3/8%] 6.375 %"]),
        ("Rates rose by 25 basis points.", ["[25 basis points] 25 basis point up"]),
        (
            "Rates rose 5 basis points to 4.25%.",
            ["[5 basis points] 5 basis point up", "[4.25%] 4.25 % up"],
        ),
        (
            "The margin rose 0.5 percentage points.",
            ["[0.5 percentage points] 0.5 percentage point up"],
        ),
        (
            "A 0.25-percentage-point cut followed.",
            ["[0.25-percentage-point] 0.25 percentage point down"],
        ),
        ("A 50bp cut followed.", ["[50bp] 50 basis point down"]),
        ("Sales rose 5% to $3bn.", ["[5%] 5 % up", "[$3bn] 3000000000 USD up"]),
        (
            "Sales fell by 3 percent, or 400 million euros, to 17.8 billion euros.",
            [
                "[3 percent] 3 % down",
                "[400 million euros] 400000000 EUR",
                "[17.8 billion euros] 17800000000 EUR down",
            ],
        ),
        (
            "Revenue decreased 0.7% from $459.1 million to $455.9 million.",
            [
                "[0.7%] 0.7 % down",
                "[$459.1 million] 459100000 USD",
                "[$455.9 million] 455900000 USD down",
            ],
        ),
        ("Revenue rose from $1bn to $2bn.", ["[$1bn] 1000000000 USD", "[$2bn] 2000000000 USD up"]),
        (
            "Profit jumped 7.98% to Rs 33.80 crore.",
            ["[7.98%] 7.98 % up", "[Rs 33.80 crore] 338000000 INR up"],
        ),
        ("There was a $1.4 million decrease in fees.", ["[$1.4 million] 1400000 USD down"]),
        ("There was an increase of 4 per cent.", ["[4 per cent] 4 % up"]),
        ("There was a 10% jump in sales.", ["[10%] 10 % up"]),
        ("Sales were up 12%.", ["[12%] 12 % up"]),
        ("Shares were down 3.2 percent at $40.", ["[3.2 percent] 3.2 % down", "[$40] 40 USD"]),
        ("It raised its stake to 10%.", ["[10%] 10 % up"]),
        ("It cut its workforce by 5%.", ["[5%] 5 % down"]),
        ("Shares fell 3.2% to 45.10.", ["[3.2%] 3.2 % down", "[45.10] 45.10 - down"]),
        ("Shares rose $2 to $45.", ["[$2] 2 USD up", "[$45] 45 USD up"]),
        ("Costs were 5% higher.", ["[5%] 5 % up"]),
        ("It raised $5bn from investors.", ["[$5bn] 5000000000 USD"]),
        ("It set up a $5m fund.", ["[$5m] 5000000 USD"]),
        ("A net loss of $35 million was booked.", ["[$35 million] 35000000 USD"]),
        ("It lost $35 million.", ["[$35 million] 35000000 USD"]),
        ("Women make up 40% of staff.", ["[40%] 40 %"]),
        ("Traffic grew threefold.", ["[threefold] 3 times"]),
        ("Output was three times the average.", ["[three times] 3 times"]),
        ("Sales grew 2.5x.", ["[2.5x] 2.5 times up"]),
        ("Two-thirds of customers agreed.", ["[Two-thirds] 0.666667 -"]),
        ("Half of its staff left.", ["[Half] 0.5 -"]),
        ("A quarter of sales came from Asia.", ["[A quarter] 0.25 -"]),
        ("One in five firms failed.", ["[One in five] 0.2 -"]),
        ("9 out of 10 firms survived.", ["[9 out of 10] 0.9 -"]),
        (
            "Analysts expect mid-single-digit percent growth.",
            ["[mid-single-digit percent] 4..6 % up"],
        ),
        ("Analysts expect double-digit percent growth.", ["[double-digit percent] 10..99 % up"]),
        ("A 3-for-1 split was approved.", ["[3-for-1] 3 share/share"]),
        ("A one-for-ten reverse split was approved.", ["[one-for-ten] 0.1 share/share"]),
        ("Turnout was 63.7 percent.", ["[63.7 percent] 63.7 %"]),
        (
            "Unemployment fell half a percentage point to 4.1%.",
            ["[half a percentage point] 0.5 percentage point down", "[4.1%] 4.1 % down"],
        ),
        (
            "The bank raised its rate by a quarter of a percentage point.",
            ["[a quarter of a percentage point] 0.25 percentage point up"],
        ),
        (
            "The bank raised its rate by a quarter-point.",
            ["[quarter-point] 0.25 percentage point up"],
        ),
        (
            "The Fed cut rates by three-quarters of a percentage point.",
            ["[three-quarters of a percentage point] 0.75 percentage point down"],
        ),
        ("Growth will be between 2 and 2.5 percent.", ["[between 2 and 2.5 percent] 2..2.5 %"]),
        ("Prices rose by half a percent.", ["[half a percent] 0.5 % up"]),
        ("Prices rose by half of 1 percent.", ["[half of 1 percent] 0.5 % up"]),
        ("Prices rose two-tenths of a percent.", ["[two-tenths of a percent] 0.2 % up"]),
        ("Yields rose 6.5 basis points.", ["[6.5 basis points] 6.5 basis point up"]),
        ("He leads by 12 points in the polls.", ["[12 points] 12 point"]),
        ("Support slipped to the low 40s.", []),
        ("Battery sales nearly doubled to 21pc.", ["[21pc] 21 % up"]),
        ("The GDP shrank by 0.3 per cent.", ["[0.3 per cent] 0.3 % down"]),
        ("About 10 to 15 percent of calls failed.", ["[About 10 to 15 percent] ~10..15 %"]),
        ("A 95-percent majority voted yes.", ["[95-percent] 95 %"]),
        ("The swing was -3.2 percent.", ["[-3.2 percent] -3.2 %"]),
        ("Inflation hit a negative 0.4%.", ["[negative 0.4%] -0.4 %"]),
        ("One percent of patients fell ill.", ["[One percent] 1 %"]),
        ("One hundred percent of votes were counted.", ["[One hundred percent] 100 %"]),
        ("It gained a tenth of a point.", ["[a tenth of a point] 0.1 percentage point up"]),
        ("The half-point cut came.", ["[half-point] 0.5 percentage point down"]),
    ],
)
def test_a_change_has_its_direction_and_its_level(read, text, expected):
    assert read(text) == expected
