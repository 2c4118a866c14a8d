// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sayings.h"

using namespace Qt::StringLiterals;

namespace paperround {

const QHash<QString, Said> &Sentences::ofMessages()
{
    static const QHash<QString, Said> table{
        {u"bad-part"_s,
         {QT_TR_NOOP("A part of the message cannot be read"),
          QT_TR_NOOP("Source, variants and signature have fields of their own."),
          QT_TR_NOOP("Mend the place that the details name.")}},
        {u"source-unread"_s,
         {QT_TR_NOOP("The source page has not been read yet"), "",
          QT_TR_NOOP("Choose the page again, or wait until its wiki answers.")}},
        {u"source-outside-farm"_s,
         {QT_TR_NOOP("The source page is not on a wiki of the farm"), "",
          QT_TR_NOOP("Choose a page of one of the farm's wikis.")}},
        {u"no-source-page"_s,
         {QT_TR_NOOP("There is no such source page"), "",
          QT_TR_NOOP("Look at the title, and at the wiki that it is on.")}},
        {u"source-not-wikitext"_s,
         {QT_TR_NOOP("The source page is not written in wikitext"), "",
          QT_TR_NOOP("Choose a page of wikitext.")}},
        {u"empty-source"_s,
         {QT_TR_NOOP("The source page is empty"), "", QT_TR_NOOP("Write it, or choose another one.")}},
        {u"no-such-section"_s,
         {QT_TR_NOOP("The source page has no such section"),
          QT_TR_NOOP("The details name the page and the label. A translation needs the sections, too."),
          QT_TR_NOOP("Mark the section with <section begin=LABEL /> and <section end=LABEL />, or "
                     "choose another.")}},
        {u"empty-section"_s,
         {QT_TR_NOOP("A section of the source page is empty"),
          QT_TR_NOOP("The details name the page and the label."),
          QT_TR_NOOP("Write it, or choose another section.")}},
        {u"bad-source-revision"_s,
         {QT_TR_NOOP("The revision of the source page cannot be read"),
          QT_TR_NOOP("It never was, or it was deleted or hidden since."),
          QT_TR_NOOP("Take the newest revision, after a look at it.")}},
        {u"foreign-source-revision"_s,
         {QT_TR_NOOP("That revision is of another page than the source"),
          QT_TR_NOOP("The details name both. Readers would get another page's text under this one's name."),
          QT_TR_NOOP("Look at the number, or take the newest revision.")}},
        {u"bad-segment"_s,
         {QT_TR_NOOP("The words for a segment of the list are for no row of it"),
          QT_TR_NOOP("The details name the segment. Its source is gone, none of its rows is sent, or the "
                     "rows are not in the list."),
          QT_TR_NOOP("Put its rows into the list, or remove these words.")}},
        {u"unknown-row-field"_s,
         {QT_TR_NOOP("The message has a field for each page that nobody knows"),
          QT_TR_NOOP("It knows %{user}, %{gender|he|she|they}, %{wiki}, %{page} and %{list}."),
          QT_TR_NOOP("Look at the spelling. To show such signs as they are, write %<nowiki/>{.")}},
        {u"bad-variant"_s,
         {QT_TR_NOOP("A variant of the message is for nobody"),
          QT_TR_NOOP(
              "Each is for one language, one wiki or one segment of the list, and no two are for the same."),
          QT_TR_NOOP("Mend the variant that the details name.")}},
        {u"empty-signature"_s,
         {QT_TR_NOOP("The line to sign with is empty"), "",
          QT_TR_NOOP("Write it, or choose another signature.")}},
        {u"one-text-only"_s,
         {QT_TR_NOOP("MassMessage delivers the same words to everybody"),
          QT_TR_NOOP("This message has a source page, variants or words for each page."),
          QT_TR_NOOP("Have your account deliver it, or take them out.")}},
    };
    return table;
}

} // namespace paperround
