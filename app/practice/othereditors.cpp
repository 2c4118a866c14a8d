// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/othereditors.h"

#include "practice/wikitext.h"

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

const QString neighbour = u"Odalys Brandt"_s;

void put(WikiStore &wiki, const WikiTitle &title, const QString &text, const QString &comment)
{
    wiki.save(
        {.title = title, .text = preSave(wiki, text, neighbour), .user = neighbour, .comment = comment});
}

bool archive(WikiStore &wiki, const WikiPage &page)
{
    const WikiTitle title = page.title;
    const QString text = page.latest().text;
    const qsizetype heading = text.startsWith(u"== "_s) ? 0 : text.indexOf(u"\n== "_s);
    if (heading < 0)
        return false;
    WikiTitle store = title;
    store.text += u"/Archive"_s;
    const WikiPage *before = wiki.page(store);
    put(wiki, store,
        (before ? before->latest().text + u"\n\n"_s : QString()) + text.sliced(heading).trimmed(),
        u"from the talk page"_s);
    put(wiki, title,
        (text.first(heading).trimmed() + u"\n[["_s + wiki.identity().prefixed(store) + u"]]"_s).trimmed(),
        u"archived"_s);
    return true;
}

} // namespace

bool workOnPage(WikiStore &wiki, const WikiTitle &title, OtherEditor::Work work)
{
    const WikiPage *page = wiki.page(title);
    if (!page) {
        if (work == OtherEditor::Work::Create)
            put(wiki, title, u"== Hello ==\n\nA first word on this page. ~~~~"_s, u"hello"_s);
        return work == OtherEditor::Work::Create;
    }
    const QString text = page->latest().text;
    switch (work) {
    case OtherEditor::Work::Append:
        put(wiki, title, text + u"\n\n== A question ==\n\nWhere was the picture taken? ~~~~"_s,
            u"/* A question */ new section"_s);
        return true;
    case OtherEditor::Work::EditTop:
        put(wiki, title, u"Please write below.\n"_s + text, u"a line at the top"_s);
        return true;
    case OtherEditor::Work::ReplyBelow:
        put(wiki, title, text + u"\n:Thank you! ~~~~"_s, u"thanks"_s);
        return true;
    case OtherEditor::Work::Undo:
        if (page->revisions.size() < 2)
            return false;
        wiki.save({.title = title,
                   .text = page->revisions.at(page->revisions.size() - 2).text,
                   .user = neighbour,
                   .comment = u"undone"_s,
                   .tags = {u"mw-undo"_s}});
        return true;
    case OtherEditor::Work::Archive:
        return archive(wiki, *page);
    case OtherEditor::Work::Move:
    case OtherEditor::Work::MoveAway: {
        WikiTitle to = title;
        to.text += u" (moved)"_s;
        return wiki.move(title, to, neighbour, work == OtherEditor::Work::Move);
    }
    case OtherEditor::Work::Delete:
        return wiki.remove(title);
    case OtherEditor::Work::Create:
        return false;
    }
    return false;
}

} // namespace paperround::inline practice
