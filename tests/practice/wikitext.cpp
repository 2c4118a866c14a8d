// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicefarm.h"
#include "support/rawapi.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

/// Hostile wikitext: a wiki inside the console must come back from whatever a page holds.
class WikitextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_farm = std::make_unique<PracticeFarm>();
        QVERIFY(m_farm->listen());
        m_api = std::make_unique<RawApi>(m_farm->api(m_farm->host(u"home")));
    }

    void comesBackFromBracesThatNeverClose();
    void comesBackFromATemplateThatCallsItself();
    void fillsATemplateIn();

private:
    [[nodiscard]] QString expanded(const QString &text)
    {
        const RawAnswer answer = m_api->post({{u"action"_s, u"expandtemplates"_s}, {u"text"_s, text}});
        return answer.json["expandtemplates"_L1]["wikitext"_L1].toString();
    }
    void writeTemplate(const QString &text) { m_farm->write(m_farm->host(u"home"), u"Template:T"_s, text); }

    std::unique_ptr<PracticeFarm> m_farm;
    std::unique_ptr<RawApi> m_api;
};

void WikitextTest::comesBackFromBracesThatNeverClose()
{
    const QString braces(200'000, u'{');
    QCOMPARE(expanded(braces), braces);
}

void WikitextTest::comesBackFromATemplateThatCallsItself()
{
    // What is given to it is expanded and then not shown, so that no length bounds it.
    QString text;
    for (int i = 0; i < 20; ++i)
        text += u"{{T|{{T}}}}"_s;
    writeTemplate(text);
    QVERIFY(!expanded(u"{{T}}"_s).isEmpty());
}

void WikitextTest::fillsATemplateIn()
{
    writeTemplate(u"<{{{1}}}|{{{name|nobody}}}>"_s);
    QCOMPARE(expanded(u"{{T|a}} {{T|b|name=c}} {{None}}"_s), u"<a|nobody> <b|c> [[:Template:None]]"_s);
}

QTEST_GUILESS_MAIN(WikitextTest)
#include "wikitext.moc"
