"""Quantities with a unit of measure."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The site draws 10 GW of power.", ["[10 GW] 10 GW"]),
        ("A 10 GW-scale system is planned.", ["[10 GW] 10 GW"]),
        ("It bought 1.7 million MWh of power.", ["[1.7 million MWh] 1700000 MWh"]),
        ("The band is at 3.5 GHz.", ["[3.5 GHz] 3.5 GHz"]),
        ("The chip is made in a 3nm process.", ["[3nm] 3 nm"]),
        ("The chip is made in a 2-nanometer process.", ["[2-nanometer] 2 nm"]),
        ("The switch moves 51.2 Tbps.", ["[51.2 Tbps] 51.2 Tbps"]),
        ("The link carries 800Gbps.", ["[800Gbps] 800 Gbps"]),
        ("The link carries 1.6 Tb/s.", ["[1.6 Tb/s] 1.6 Tbps"]),
        ("The machine reaches 20 petaflops.", ["[20 petaflops] 20 PFLOPS"]),
        ("The module reaches 45 TOPS.", ["[45 TOPS] 45 TOPS"]),
        ("The card has 192GB of memory.", ["[192GB] 192 GB"]),
        ("Memory bandwidth is 8TB/s.", ["[8TB/s] 8 TB/s"]),
        ("The hall measures 97,365 square feet.", ["[97,365 square feet] 97365 sq ft"]),
        ("A 200,000-square-foot plant will open.", ["[200,000-square-foot] 200000 sq ft"]),
        ("The site covers 80 hectares.", ["[80 hectares] 80 ha"]),
        ("It mined 34,500 metric tons of copper.", ["[34,500 metric tons] 34500 t"]),
        ("It shipped 2 million tonnes.", ["[2 million tonnes] 2000000 t"]),
        ("It lost 25 pounds of copper.", ["[25 pounds] 25 lb down"]),
        ("The cable is 12,000 km long.", ["[12,000 km] 12000 km"]),
        ("The battery holds 75 kWh.", ["[75 kWh] 75 kWh"]),
        (
            "The system has 1,500 MW/3,000 MWh of storage.",
            ["[1,500 MW] 1500 MW", "[3,000 MWh] 3000 MWh"],
        ),
        ("Latency fell to 5 ms.", ["[5 ms] 5 ms down"]),
        ("The phone has a 6.1-inch screen.", ["[6.1-inch] 6.1 inch"]),
        ("The camera has 48 megapixels.", ["[48 megapixels] 48 megapixel"]),
        ("The panel runs at 120 Hz.", ["[120 Hz] 120 Hz"]),
        ("The ship carries 24,000 TEU.", ["[24,000 TEU] 24000 TEU"]),
        ("The car has 412 horsepower.", ["[412 horsepower] 412 hp"]),
        ("The train runs at 300 km/h.", ["[300 km/h] 300 km/h"]),
        ("Storage at -70 degrees Celsius is needed.", ["[-70 degrees Celsius] -70 °C"]),
        (
            "The field holds 0.9 trillion cubic feet of gas.",
            ["[0.9 trillion cubic feet] 900000000000 cu ft"],
        ),
        ("The die measures 814 mm².", ["[814 mm²] 814 mm²"]),
        ("The mast is 10 1/2 miles away.", ["[10 1/2 miles] 10.5 mile"]),
        ("The oven is a 1/4 mile away.", ["[1/4 mile] 0.25 mile"]),
    ],
)
def test_a_unit_has_one_name(read, text, expected):
    assert read(text) == expected
