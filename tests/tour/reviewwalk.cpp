// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/reviewwalk.h"

#include "models/requestsmodel.h"
#include "practice/practicefarm.h"

#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString Subject = u"The Practice Post, December 2026"_s;
const QString Begin = u"What changed on the practice wikis this month:\n\n"
                      "* '''Faster previews''' on all wikis.\n"_s;
const QString Wrong = u"* More on [[Project:Newz|the news page]].\n"_s;
const QString Right = u"* More on [[Project:News|the news page]].\n* The ''meet-up'' is in December.\n"_s;
const QString End = u"\nThank you for reading! ~~~~"_s;
const QString Comment = u"The link to the news page is misspelt."_s;

} // namespace

ReviewWalk::ReviewWalk(Stage &stage)
    : m_stage(stage)
    , m_person(stage.person())
{
}

QString ReviewWalk::subject()
{
    return Subject;
}

bool ReviewWalk::take()
{
    return m_stage.enterPractice() && submit() && sendBack() && mend() && approve() && deliver();
}

bool ReviewWalk::hears(const QString &words)
{
    return m_person.until(u"the words “%1”"_s.arg(words), [&] { return Stage::says(words); });
}

bool ReviewWalk::signInAs(const QString &user)
{
    return m_person.chooseInMenu(u"Account: "_s, {u"Sign in…"_s}) && m_stage.signIn(user)
        && m_person.sees(u"Account: "_s + user);
}

bool ReviewWalk::sitDown(const QString &user)
{
    return m_person.chooseInMenu(u"Account: "_s, {user + u" on "_s})
        && m_person.sees(u"Account: "_s + user);
}

bool ReviewWalk::openRequest()
{
    return m_stage.goTo(u"Review"_s, QKeySequence(Qt::CTRL | Qt::Key_2))
        && m_person.stand(u"Requests"_s, Subject,
                          [](const QModelIndex &index) {
                              return !index.data(RequestsModel::HeadRole).toBool()
                                  && index.data().toString().contains(Subject);
                          })
        && m_person.sees(u"Submitted by "_s) && m_person.press(u"What"_s) && hears(u"Rendered just now"_s);
}

bool ReviewWalk::submit()
{
    const QString submitter = m_stage.farm().users().at(0).name;
    return signInAs(submitter) && m_person.press(u"Start a draft"_s)
        && m_person.sees(u"Who gets the message?"_s) && m_person.press(u"From a wiki page …"_s)
        && m_person.write(u"List page"_s, u"Newsletter/Small list"_s)
        && m_person.press(u"Load the list"_s) && m_person.sees(u"Checked at "_s)
        && m_person.press(u"Next: Message"_s) && m_person.write(u"Subject"_s, Subject)
        && m_person.write(u"Message in wikitext"_s, Begin + Wrong + End)
        && m_person.press(u"Send"_s) && m_person.press(u"Submit for review"_s)
        && m_person.sees(u"Submitted by "_s) && hears(u"This is your own request"_s)
        && picture(u"submitted"_s);
}

bool ReviewWalk::sendBack()
{
    return signInAs(m_stage.farm().users().at(1).name) && openRequest() && picture(u"review-what"_s)
        && m_person.press(u"Where"_s) && hears(u"Good: "_s) && picture(u"review-where"_s) && m_person.press(u"Checks"_s)
        && hears(u"Each page was looked at on its wiki"_s) && picture(u"review-checks"_s)
        && m_person.press(u"Return…"_s) && m_person.write(u"Return it to "_s, Comment)
        && picture(u"return"_s) && m_person.press(u"Return it"_s) && hears(u"Returned as "_s)
        && picture(u"returned"_s);
}

bool ReviewWalk::mend()
{
    return sitDown(m_stage.farm().users().at(0).name)
        && m_stage.goTo(u"Drafts"_s, QKeySequence(Qt::CTRL | Qt::Key_1)) && hears(u"It was returned."_s)
        && hears(Comment) && picture(u"to-mend"_s) && m_person.press(u"Message"_s)
        && m_person.write(u"Message in wikitext"_s, Begin + Right + End)
        && m_person.press(u"Send"_s) && m_person.press(u"Submit again"_s)
        && m_person.sees(u"Submitted by "_s) && hears(u"Waits for review"_s);
}

bool ReviewWalk::approve()
{
    return sitDown(m_stage.farm().users().at(1).name) && openRequest() && m_person.press(u"Changes"_s)
        && hears(Comment) && picture(u"review-changes"_s) && m_person.press(u"Approve exactly this…"_s)
        && hears(u"Approve exactly this, "_s) && picture(u"approve"_s) && m_person.press(u"Approve "_s)
        && hears(u"Approved as "_s) && m_person.press(u"Said"_s) && picture(u"approved"_s);
}

bool ReviewWalk::deliver()
{
    return signInAs(m_stage.farm().users().at(2).name) && openRequest() && m_person.press(u"Deliver"_s)
        && m_person.sees(u"Finished "_s) && picture(u"delivered"_s)
        && m_stage.goTo(u"Review"_s, QKeySequence(Qt::CTRL | Qt::Key_2)) && hears(u"Delivered, 1 of 1"_s)
        && picture(u"review-finished"_s);
}

} // namespace paperround
