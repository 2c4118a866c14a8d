// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/stage.h"

#include "practice/practicefarm.h"
#include "ui/accounts/desk.h"
#include "ui/shell/mainwindow.h"

#include <QCoreApplication>
#include <QImage>
#include <QKeySequence>
#include <QLabel>
#include <QPixmap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

Stage::Stage(Options options)
    : m_options(std::move(options))
    , m_person(m_options.hand)
    , m_launcher({},
                 {[this](const QUrl &url) { m_browser.open(url); },
                  [this](QWidget *, const QString &, const QString &, const auto &chosen) {
                      if (!m_file.isEmpty())
                          chosen(m_file);
                  }})
{
}

PracticeFarm &Stage::farm() const
{
    return *m_launcher.application()->workplace()->practiceFarm();
}

bool Stage::enterPractice()
{
    m_launcher.open(false);
    if (!m_person.sees(u"Welcome to Paper Round"_s))
        return false;
    Person::window()->resize(m_options.size);
    if (m_options.dark && !m_person.chooseInMenu(u"Menu"_s, {u"Appearance"_s, u"Dark"_s}))
        return false;
    if (!picture(u"welcome"_s) || !m_person.press(u"Open the practice farm"_s)
        || !m_person.sees(u"Practice farm."_s))
        return false;
    Person::window()->resize(m_options.size);
    return picture(u"practice"_s);
}

bool Stage::signIn(const QString &user)
{
    return m_person.sees(u"Where do you want to sign in?"_s) && picture(u"sign-in"_s)
        && m_person.press(u"Sign in through the browser"_s) && m_person.sees(u"Waiting for your browser"_s)
        && picture(u"browser"_s)
        && m_person.until(u"the browser to be asked for"_s, [this] { return !m_browser.url().isEmpty(); })
        && (m_browser.allow(user) || m_person.fail(u"the consent page could not be allowed"_s))
        && m_person.sees(u"Signed in as "_s);
}

bool Stage::leave()
{
    // Not let go: the window that would be told so is on its way out.
    return m_person.keys(QKeySequence(Qt::CTRL | Qt::Key_Q), QTest::Press)
        && m_person.until(u"the console to close"_s, [this] { return !m_launcher.application(); });
}

bool Stage::picture(const QString &name)
{
    // What was asked to be laid out is done before the picture.
    QCoreApplication::sendPostedEvents();
    if (m_person.trouble().isEmpty() && !m_person.seesAllWhole())
        return false;
    QWidget *front = Person::front();
    if (m_options.pictures.isEmpty() || !front)
        return true;
    const QString file =
        u"%1/%2-%3.png"_s.arg(m_options.pictures).arg(++m_pictures, 2, 10, QChar(u'0')).arg(name);
    return front->grab().toImage().convertToFormat(QImage::Format_RGB888).save(file)
        || m_person.fail(u"cannot write "_s + file);
}

bool Stage::goTo(const QString &page, const QKeySequence &keys)
{
    if (m_options.hand == Person::Hand::Keyboard)
        return m_person.keys(keys);
    return m_person.choose(u"Pages"_s, page, [&](const QModelIndex &index) {
        return plainWords(index.data(Qt::AccessibleTextRole).toString()).startsWith(page);
    });
}

bool Stage::says(const QString &words)
{
    const QList<QLabel *> labels = Person::front()->findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&words](const QLabel *label) {
        return label->isVisible() && plainWords(label->text()).contains(words);
    });
}

} // namespace paperround
