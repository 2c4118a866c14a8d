// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sayings.h"

using namespace Qt::StringLiterals;

namespace paperround {

const QHash<QString, Said> &Sentences::ofQueries()
{
    static const QHash<QString, Said> table{
        {u"bad-kind"_s,
         {QT_TR_NOOP("There is no such kind of query"), "",
          QT_TR_NOOP("Write category, page-links, transclusions, user-group, search, pagepile, petscan or "
                     "sitelinks.")}},
        {u"bad-what"_s,
         {QT_TR_NOOP("This cannot be asked for"),
          QT_TR_NOOP("It is no name of a page or a group, no number, or no query of this kind."),
          QT_TR_NOOP("Copy the name, the number or the address once more.")}},
        {u"bad-depth"_s,
         {QT_TR_NOOP("A category tree is not read so deep"), "", QT_TR_NOOP("Write a number from 0 to 10.")}},
        {u"bad-namespaces"_s,
         {QT_TR_NOOP("These are no namespaces"), "",
          QT_TR_NOOP("Write their numbers, such as 3 for User talk.")}},
        {u"bad-limit"_s,
         {QT_TR_NOOP("This is no number of rows"), "", QT_TR_NOOP("Write a number from 1 to 1000000.")}},
        {u"bad-sites"_s,
         {QT_TR_NOOP("These are no ends of hosts"), "", QT_TR_NOOP("Write them as wikipedia.org.")}},
        {u"not-for-kind"_s,
         {QT_TR_NOOP("This kind of query has no such option"), "", QT_TR_NOOP("Take the option out.")}},
        {u"endless-continue"_s,
         {QT_TR_NOOP("The wiki's list does not come to an end"),
          QT_TR_NOOP("It sends the same part again, or parts without a page."),
          QT_TR_NOOP("Ask for less, or try again later.")}},
        {u"bad-list-answer"_s,
         {QT_TR_NOOP("The wiki's answer is no list of pages"), QT_TR_NOOP("Nothing of it was taken."),
          QT_TR_NOOP("Try again. The details name the place in the answer.")}},
        {u"nothing-found"_s,
         {QT_TR_NOOP("The query finds no page"), "", QT_TR_NOOP("Look at the spelling and at the wiki.")}},
        {u"too-many-rows"_s,
         {QT_TR_NOOP("The query finds more pages than its limit"),
          QT_TR_NOOP("A part of them would pass for the whole list, so nothing was taken."),
          QT_TR_NOOP("Ask for less, or raise the limit.")}},
        {u"too-many-categories"_s,
         {QT_TR_NOOP("The category tree has too many branches"),
          QT_TR_NOOP("A part of it would pass for the whole, so nothing was taken."),
          QT_TR_NOOP("Ask for fewer levels, or for a smaller category.")}},
        {u"no-such-group"_s,
         {QT_TR_NOOP("The wiki has no such user group"),
          QT_TR_NOOP("Groups go by their short English names, such as sysop."),
          QT_TR_NOOP("Look the name up on the page Special:ListGroupRights of that wiki.")}},
        {u"search-cut"_s,
         {QT_TR_NOOP("The search finds more than the wiki tells"),
          QT_TR_NOOP("A wiki tells the first 10,000 pages of a search and no more."),
          QT_TR_NOOP("Search for something narrower.")}},
        {u"no-such-item"_s,
         {QT_TR_NOOP("There is no such item"), "", QT_TR_NOOP("Look at the number behind the Q.")}},
        {u"no-such-service"_s,
         {QT_TR_NOOP("This farm has no such service"),
          QT_TR_NOOP("Its profile names no address that could be asked."),
          QT_TR_NOOP("Choose another kind of query, or name the address in the farm's profile.")}},
        {u"service-unreached"_s,
         {QT_TR_NOOP("The service is out of reach"),
          QT_TR_NOOP("It is down, or this network does not lead there. The wikis are not concerned."),
          QT_TR_NOOP("Try again later, or save its list in your browser and open the file here.")}},
        {u"service-refused"_s,
         {QT_TR_NOOP("The service does not answer the query"),
          QT_TR_NOOP("The details are in its own words."),
          QT_TR_NOOP("Try the query on the service's own page.")}},
        {u"bad-service-answer"_s,
         {QT_TR_NOOP("The service's answer is no list of pages"), QT_TR_NOOP("Nothing of it was taken."),
          QT_TR_NOOP("Try the query on the service's own page. The details name the place.")}},
    };
    return table;
}

} // namespace paperround
