// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/walk.h"

#include "models/deliverytablemodel.h"
#include "practice/practicefarm.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemView>
#include <QKeySequence>
#include <QListWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString Subject = u"The Practice Post, November 2026"_s;
const QString Body = u""
                     "This month’s round-up of what changed on the practice wikis:\n"
                     "\n"
                     "* '''Faster previews''' on all wikis; see [[Project:News|the news page]].\n"
                     "* A new ''meet-up'' is being planned for December.\n"
                     "\n"
                     "{{Welcome}}\n"
                     "\n"
                     "Thank you for reading! ~~~~"_s;

bool isIn(const QModelIndex &index, ShownState state)
{
    return ShownState(index.data(DeliveryTableModel::StateRole).toInt()) == state;
}

} // namespace

Walk::Walk(Stage &stage)
    : m_stage(stage)
    , m_person(stage.person())
{
}

QString Walk::subject()
{
    return Subject;
}

bool Walk::take()
{
    return m_stage.enterPractice() && signIn() && targets() && message() && preview() && checksAndSend()
        && options() && watch() && pauseAndFinish() && story() && history();
}

bool Walk::signIn()
{
    const auto answered = [this] {
        auto *wikis = qobject_cast<QAbstractItemView *>(
            m_person.find(u"Your account on each wiki"_s, "QAbstractItemView"));
        bool all = wikis && wikis->model()->rowCount() > 0;
        for (int row = 0; all && row < wikis->model()->rowCount(); ++row)
            all = !wikis->model()->index(row, 1).data().toString().startsWith(u"asking"_s);
        return all;
    };
    return m_person.press(u"Sign in…"_s) && m_stage.signIn()
        && m_person.until(u"every wiki to answer"_s, answered) && picture(u"account"_s)
        && m_person.press(u"Start a draft"_s);
}

bool Walk::targets()
{
    return m_person.sees(u"Who gets the message?"_s) && picture(u"new-draft"_s)
        && m_person.press(u"From a wiki page …"_s) && m_person.write(u"List page"_s, u"Newsletter/Targets"_s)
        && m_person.press(u"Load the list"_s)
        && m_person.sees(u"Checked at "_s)
        // The summary follows the table a moment later.
        && m_person.until(u"no page to be unchecked"_s, [] { return !Stage::says(u"unchecked"_s); })
        && picture(u"targets"_s);
}

bool Walk::message()
{
    const auto signature = [] {
        const auto lists = Person::front()->findChildren<QListWidget *>();
        return std::ranges::none_of(lists, [](const QListWidget *list) {
            return list->isVisible() && !list->findItems(u"not signed"_s, Qt::MatchContains).isEmpty();
        });
    };
    return m_person.press(u"Next: Message"_s) && m_person.write(u"Subject"_s, Subject)
        && m_person.write(u"Message in wikitext"_s, Body)
        // What is noticed follows what is written a moment later.
        && m_person.until(u"the signature to be noticed"_s, signature) && picture(u"message"_s);
}

bool Walk::preview()
{
    const auto rendered = [this] {
        QWidget *again = m_person.find(u"Render again"_s, "QAbstractButton");
        return again && again->isEnabled() && m_person.find(u"Groups of wikis"_s, "QAbstractItemView");
    };
    if (!m_person.press(u"Next: Preview"_s))
        return false;
    if (!m_person.until(u"every wiki to render"_s, rendered))
        return false;
    QWidget *found = m_person.find(u"Groups of wikis"_s, "QAbstractItemView");
    const int groups = qobject_cast<QAbstractItemView *>(found)->model()->rowCount();
    for (int row = 0; row < groups; ++row) {
        QString name;
        const auto that = [&](const QModelIndex &index) {
            name = plainWords(index.data().toString()).toLower();
            return index.row() == row;
        };
        if (!m_person.choose(u"Groups of wikis"_s, u"a result"_s, that))
            return false;
        name.replace(u' ', u'-');
        if (!picture(u"preview-"_s + name))
            return false;
    }
    return true;
}

bool Walk::checksAndSend()
{
    return m_person.press(u"Next: Checks"_s) && m_person.sees(u"Check again"_s) && picture(u"checks"_s)
        && m_person.press(u"Next: Send"_s) && m_person.sees(u"Send to "_s) && m_person.sees(u"Digest "_s)
        && picture(u"send"_s);
}

bool Walk::options()
{
    // Looked at, and taken back: the delivery that follows begins at once and goes to all.
    return m_person.press(u"Not after"_s) && m_person.sees(u"Times of this computer"_s)
        && m_person.pick(u"Waves"_s, u"1 %, 10 %, the rest"_s)
        && m_person.until(u"the sizes of the waves"_s,
                          [] { return Stage::says(u"After each wave you look"_s); })
        && picture(u"options"_s) && m_person.pick(u"Waves"_s, u"Off"_s) && m_person.press(u"Not after"_s)
        && m_person.pick(u"Route"_s, u"MassMessage"_s)
        && m_person.until(u"the route in the facts"_s, [] { return Stage::says(u"MassMessage, watched"_s); })
        && picture(u"route"_s) && m_person.pick(u"Route"_s, u"Your own account"_s);
}

void Walk::makeTrouble()
{
    PracticeFarm &practice = m_stage.farm();
    // The second edit on one wiki meets its rate limit; the answer to the second on another is lost, and the
    // look for it is slow: rows that wait and rows that are unknown can be seen.
    const QString busy = practice.host(u"fr");
    const QString lossy = practice.host(u"ar");
    practice.troubles().script(busy, {Trouble::Nothing, Trouble::RateLimited});
    practice.troubles().script(lossy, {Trouble::Nothing, Trouble::ReplyLost});
    // Between the check and the sending two people opt out, and one page is protected.
    const QString late = practice.host(u"en");
    for (const QString &title : {u"User talk:Fennel Lantern"_s, u"User talk:Juniper Finch"_s})
        practice.write(late, title,
                       practice.pageText(late, title).value_or(QString())
                           + u"\n[[Category:Opted-out of message delivery]]"_s);
    practice.troubles().add({.trouble = Trouble::Refused, .wiki = late, .code = u"protectedpage"_s});
    QObject::connect(&practice, &PracticeFarm::requestHandled, &practice,
                     [this, &practice, lossy](const QString &host, const QString &action) {
                         if (host != lossy || action != u"edit" || practice.requests(lossy, action) != 2)
                             return;
                         m_slow = practice.troubles().add({.trouble = Trouble::Slow,
                                                           .wiki = lossy,
                                                           .action = u"query"_s,
                                                           .count = -1,
                                                           .delay = std::chrono::seconds(4)});
                     });
}

bool Walk::watch()
{
    makeTrouble();
    if (!m_person.press(u"Send to "_s))
        return false;
    const auto both = [this] {
        auto *rows = qobject_cast<QAbstractItemView *>(m_person.find(u"Rows"_s, "QAbstractItemView"));
        int waiting = 0;
        m_lostPage.clear();
        for (int line = 0; rows && line < rows->model()->rowCount(); ++line) {
            const QModelIndex index = rows->model()->index(line, 0);
            waiting += isIn(index, ShownState::Waiting) ? 1 : 0;
            if (isIn(index, ShownState::Unknown))
                m_lostPage = index.siblingAtColumn(DeliveryTableModel::PageColumn).data().toString();
        }
        return waiting > 0 && !m_lostPage.isEmpty();
    };
    if (!m_person.until(u"a row that waits and a row that is unknown"_s, both) || !picture(u"underway"_s))
        return false;
    m_stage.farm().troubles().remove(m_slow);
    return m_person.choose(u"Rows"_s, u"a row that waits"_s,
                           [](const QModelIndex &index) { return isIn(index, ShownState::Waiting); })
        && m_person.sees(u"What happened to this page"_s) && picture(u"delivery"_s);
}

bool Walk::pauseAndFinish()
{
    return m_person.press(u"Pause"_s) && m_person.sees(u"Paused. Nothing is in flight."_s)
        && picture(u"paused"_s) && m_person.press(u"Resume"_s) && m_person.sees(u"Finished "_s)
        && picture(u"finished"_s);
}

bool Walk::story()
{
    return m_person.choose(u"Rows"_s, u"the row whose answer was lost"_s,
                           [this](const QModelIndex &index) {
                               return index.siblingAtColumn(DeliveryTableModel::PageColumn).data().toString()
                                   == m_lostPage
                                   && isIn(index, ShownState::Delivered);
                           })
        && m_person.sees(u"Open revision"_s) && picture(u"story"_s);
}

bool Walk::history()
{
    const auto lines = [this] {
        auto *list =
            qobject_cast<QAbstractItemView *>(m_person.find(u"Deliveries by month"_s, "QAbstractItemView"));
        return list ? list->model()->rowCount() : -1;
    };
    const auto mine = [](const QModelIndex &index) { return index.data().toString().contains(Subject); };
    return m_stage.goTo(u"History"_s, QKeySequence(Qt::CTRL | Qt::Key_4))
        && m_person.choose(u"Deliveries by month"_s, Subject, mine) && m_person.sees(u"Why "_s)
        && picture(u"history"_s) && m_person.press(u"Text"_s) && m_person.sees(u"The exact text"_s)
        && picture(u"history-text"_s) && m_person.press(u"Rows"_s) && m_person.sees(u"Show rows by state"_s)
        && picture(u"history-rows"_s) && m_person.write(u"Search the history"_s, u"locomotive"_s)
        && m_person.until(u"the search to find nothing"_s, [&] { return lines() == 0; })
        && picture(u"history-search"_s) && m_person.write(u"Search the history"_s, u"meet-up"_s)
        && m_person.until(u"the search to find the delivery by its text"_s, [&] { return lines() == 2; });
}

} // namespace paperround
