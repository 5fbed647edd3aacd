"""What an amount is per: a share, a month, a barrel."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will buy shares at $6.01.", ["[$6.01] 6.01 USD"]),
        ("The offer is $31 a share.", ["[$31 a share] 31 USD/share"]),
        ("The offer of $10-a-share was refused.", ["[$10-a-share] 10 USD/share"]),
        (
            "The plan costs $20 per user per month.",
            ["[$20 per user per month] 20 USD/user per month"],
        ),
        ("It pays $9.99/month.", ["[$9.99/month] 9.99 USD/month"]),
        ("The coal sold at $47.96 per ton.", ["[$47.96 per ton] 47.96 USD/ton"]),
        ("Power sold for $46.41 per MWh.", ["[$46.41 per MWh] 46.41 USD/MWh"]),
        ("Oil rose to $82.35 a barrel.", ["[$82.35 a barrel] 82.35 USD/barrel up"]),
        ("The price is 125p per share.", ["[125p per share] 1.25 GBP/share"]),
        ("It pays 12 cents a share.", ["[12 cents a share] 0.12 USD/share"]),
        ("Tickets cost $14 apiece.", ["[$14 apiece] 14 USD/item"]),
        (
            "It acquired 40 million shares at $6 each.",
            ["[40 million shares] 40000000 share", "[$6 each] 6 USD/share"],
        ),
        ("The lease costs $2 million a year.", ["[$2 million a year] 2000000 USD/year"]),
        ("The lease costs $2 million annually.", ["[$2 million annually] 2000000 USD/year"]),
        ("Rents are $45 per square foot.", ["[$45 per square foot] 45 USD/square foot"]),
        ("It used 500,000 barrels a day.", ["[500,000 barrels a day] 500000 barrel/day"]),
        ("The fab makes 30,000 wafers per month.", ["[30,000 wafers per month] 30000 wafer/month"]),
        ("Its drones fly 120 miles per hour.", ["[120 miles per hour] 120 mph"]),
        ("Storage costs $0.02 per GB.", ["[$0.02 per GB] 0.02 USD/GB"]),
        ("Data costs €5 per gigabyte.", ["[€5 per gigabyte] 5 EUR/gigabyte"]),
        ("It makes 40 cars an hour.", ["[40 cars an hour] 40 car/hour"]),
        ("A share price of $5 was set.", ["[$5] 5 USD"]),
        ("It earned $5 a year earlier.", ["[$5] 5 USD"]),
    ],
)
def test_a_rate_says_what_it_is_per(read, text, expected):
    assert read(text) == expected
