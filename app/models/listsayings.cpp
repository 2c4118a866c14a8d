// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sayings.h"

using namespace Qt::StringLiterals;

namespace paperround {

const QHash<QString, Said> &Sentences::ofLists()
{
    static const QHash<QString, Said> table{
        {u"badtargets"_s,
         {QT_TR_NOOP("The list page has no targets that could be read"),
          QT_TR_NOOP("A MassMessage list is an object with the array \"targets\"; this one has none."),
          QT_TR_NOOP("Mend it on the wiki.")}},
        {u"baddescription"_s,
         {QT_TR_NOOP("The list page has no description"),
          QT_TR_NOOP(
              "A MassMessage list must have one, if only an empty text; the wiki takes it for no list."),
          QT_TR_NOOP("Mend it on the wiki.")}},
        {u"doubleredirect"_s,
         {QT_TR_NOOP("This page leads to a page that leads on"),
          QT_TR_NOOP("One redirect is followed, as MassMessage does it, and no second one."),
          QT_TR_NOOP("Give the title of the list itself.")}},
        {u"articleexists"_s,
         {QT_TR_NOOP("There is a page of this name already"), QT_TR_NOOP("It was left as it is."),
          QT_TR_NOOP("Choose another name, or load that page and save back to it.")}},
        {u"editconflict"_s,
         {QT_TR_NOOP("Somebody else edited the page at the same moment"),
          QT_TR_NOOP("Nothing of yours was saved, and nothing of theirs was overwritten."),
          QT_TR_NOOP("Look at the changes again, which now count theirs in, and save once more.")}},
        {u"base-gone"_s,
         {QT_TR_NOOP("The wiki no longer gives the text that this list was read from"),
          QT_TR_NOOP("What others did since cannot be told from what you did."),
          QT_TR_NOOP("Read the list anew, and make your changes on it.")}},
        {u"nothing-to-save"_s,
         {QT_TR_NOOP("There is nothing to save"), QT_TR_NOOP("The page says all of it already."), ""}},
    };
    return table;
}

} // namespace paperround
