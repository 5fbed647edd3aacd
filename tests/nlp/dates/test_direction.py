"""Which way a day or a month without its year lies: the words around it tell."""

from __future__ import annotations

from datetime import date

import pytest

from kg.nlp.dates import read_times

PUBLISHED = date(2013, 3, 20)  # a Wednesday

# P: the day before publication, F: the day to come, for each day of the sentence in turn.
DAYS = [
    ("Investors were cautious ahead of Friday's jobs report.", "F"),
    ("The deal comes before Tuesday's vote.", "F"),
    ("Before Monday's meeting, he had resigned.", "P"),
    ("He will face a judge on Thursday.", "F"),
    ("The company reports earnings Thursday.", "F"),
    ("Voters go to the polls on Sunday.", "F"),
    ("The trial, which started Monday, continues Friday.", "PF"),
    ("The bank, which opens Monday, hired 20 people.", "F"),
    ("Police arrested three men Monday.", "P"),
    ("The two sides agreed to meet again on Friday.", "F"),
    ("They agreed on Monday to a truce.", "P"),
    ("Talks are set for Saturday in Geneva.", "F"),
    ("He is scheduled to appear in court Friday.", "F"),
    ("The army said Tuesday it had retaken the town on Sunday.", "PP"),
    ("Doctors hope to release her Friday.", "F"),
    ("She plans to leave on Saturday.", "F"),
    ("The group called for a strike on Friday.", "F"),
    ("The union has called a strike for Monday.", "F"),
    ("The rally is planned for Sunday.", "F"),
    ("A memorial service is Thursday.", "F"),
    ("The funeral will be Saturday, he said Tuesday.", "FP"),
    ("The ban takes effect Monday.", "F"),
    ("The law took effect Monday.", "P"),
    ("The show airs Thursday on NBC.", "F"),
    ("The shuttle is to land Thursday.", "F"),
    ("The ship left port Monday and is expected to arrive Friday.", "PF"),
    ("The meeting, to be held Thursday, was announced Tuesday.", "FP"),
    ("The suspension runs through Sunday.", "F"),
    ("The vote was moved to Friday.", "F"),
    ("He could be freed as early as Thursday.", "F"),
    ("Friday is the deadline for bids.", "F"),
    ("Monday was the coldest day.", "P"),
    ("On Sunday, he lost to Federer and he plays Nadal on Friday.", "PF"),
    ("A hearing is scheduled Friday.", "F"),
    ("Snow is forecast for Thursday.", "F"),
    ("Rain is likely Friday.", "F"),
    ("The offer expires Friday.", "F"),
    ("The committee, meeting Tuesday, recommended approval.", "P"),
    (
        "The company, based in Ohio, said late Monday that it would file for bankruptcy Friday.",
        "PF",
    ),
    ("Results are due on Thursday.", "F"),
    ("They want the law passed by Friday.", "F"),
    ("The minister urged them to return Monday.", "F"),
    ("The euro fell after Sunday's election.", "P"),
    ("An inquest opens on Monday.", "F"),
    ("The storm, expected to hit Friday, could bring floods.", "F"),
    ("The two leaders meet Thursday.", "F"),
    ("The new rules start on Monday.", "F"),
    ("Workers walked off the job Monday, and talks resume Thursday.", "PF"),
    ("He refused to say whether he would attend Friday.", "F"),
    ("The report, to be published Thursday, says prices rose.", "F"),
    ("The report, published Monday, says prices rose.", "P"),
    ("The film, released Friday, has earned $5 million.", "P"),
    ("Officials warned that Monday could bring more rain.", "F"),
    ("The plane disappeared Sunday with 20 people aboard.", "P"),
    ("The case goes to trial Monday.", "F"),
    ("The strike begins at midnight Sunday.", "F"),
    ("The tournament ends Sunday.", "F"),
    ("It hopes to reopen the plant Monday.", "F"),
    ("Ahead of the summit on Friday, leaders bickered.", "F"),
    ("The death toll rose to 20 Monday.", "P"),
    ("The chancellor, speaking Monday in Berlin, ruled it out.", "P"),
    ("In a statement Monday, the company denied it.", "P"),
    ("In an interview Sunday on CNN, he promised reform.", "P"),
    ("A bomb in Baghdad on Monday killed 20 people.", "P"),
    ("The attack Monday was the worst in years.", "P"),
    ("The group's leader, killed on Friday, had ruled for years.", "P"),
    ("The U.S. is preparing for a storm Thursday.", "F"),
    ("There will be no school Friday.", "F"),
    ("An announcement is expected Thursday.", "F"),
    ("He arrives in Israel on Thursday for talks.", "F"),
    ("The pope leaves Friday.", "F"),
    ("The dollar was at 95 yen from 94 yen on Tuesday.", "P"),
    ("Congress returns Monday from its recess.", "F"),
    ("The rocket lifts off Thursday.", "F"),
    ("The report comes out Friday.", "F"),
    ("The deal comes days after Tuesday's vote.", "P"),
    ("The board is meeting Thursday to discuss the bid.", "F"),
    ("Police are looking into Sunday's crash.", "P"),
    ("The minister was to meet bankers on Friday.", "F"),
    ("The company had been expected to report earnings Monday.", "P"),
    ("The Monday deadline passed without a deal.", "P"),
    ("The Friday deadline looms.", "F"),
    ("The bank said it would likely buy as soon as trading opened Friday.", "F"),
    ("The bank bought shares as soon as trading opened Monday.", "P"),
    ("The index lost 20 points Monday and could fall further Thursday.", "PF"),
    ("Officials could not be reached Sunday.", "P"),
    ("The stock may fall Thursday.", "F"),
    ("Theresa May said Monday that she was pleased.", "P"),
    ("Thursday's report should show growth.", "F"),
    ("He should have paid Monday.", "P"),
]

MONTHS = [
    ("The ceremony will take place in June.", "2013-06"),
    ("The plant closed in June.", "2012-06"),
    ("The plant closes in June.", "2013-06"),
    ("She gave birth in February.", "2013-02"),
    ("The election in May will decide.", "2013-05"),
    ("The May election will decide.", "2013-05"),
    ("The elections, scheduled for September, were postponed.", "2013-09"),
    ("The album is out in April.", "2013-04"),
    ("The show begins its run on April 5.", "2013-04-05"),
    ("He was arrested on Dec. 12.", "2012-12-12"),
    ("The court hears the case on June 3.", "2013-06-03"),
    ("A vote is expected by July.", "2013-07"),
    ("The unemployment rate peaked in October.", "2012-10"),
    ("The parliament dissolved in November ahead of elections in April.", "2012-11"),
    ("Its term ends in August.", "2013-08"),
    ("The next hearing is May 6.", "2013-05-06"),
    ("He has been in prison since August.", "2012-08"),
    ("The talks failed in January and resume in April.", "2013-01"),
    ("Production of the car starts in July.", "2013-07"),
    ("He retired in March.", "2013-03"),
    ("Gold for April delivery fell.", "2013-04"),
    ("The December futures contract lost 2 cents.", "2013-12"),
    ("A delivery in April was late.", "2012-04"),
    ("The merger, which should close in December, is big.", "2013-12"),
]


@pytest.mark.parametrize(("text", "directions"), DAYS)
def test_the_words_around_a_day_tell_whether_it_is_over(text, directions):
    days = [found.time.start for found in read_times(text, published_on=PUBLISHED)]
    told = ["F" if day >= PUBLISHED else "P" for day in days if day and day.year == 2013]
    assert "".join(told) == directions


@pytest.mark.parametrize(("text", "value"), MONTHS)
def test_the_words_around_a_month_tell_its_year(text, value):
    assert read_times(text, published_on=PUBLISHED)[0].time.value == value


def test_a_day_said_to_come_is_counted_from_the_day_of_saying():
    text = "He said late Monday that the talks would resume on Tuesday."
    values = [m.time.value for m in read_times(text, published_on=PUBLISHED)]
    assert values == ["2013-03-18", "2013-03-19"]
