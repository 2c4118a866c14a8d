// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include "domain/review/policypage.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// `paperround lint`, as the real program does it.
class TestLintVerb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup() { m_rig.reset(); }

    void tellsPlaceSeverityAndCure();
    void speaksJson();
    void aMessageWithoutErrorsIsWell();
    void asksTheWikisOfTheRequest();
    void namesWhatTheWikisWouldNotTake();
    void saysWhatThePolicyPageForbids();
    void saysWhenNothingWasFound();
    void refusesAFileThatIsNoRequest();

private:
    [[nodiscard]] Ended lint(const QJsonObject &fields, const QStringList &options = {})
    {
        const auto request = m_rig->writeRequest({u"User talk:A@home.example.org"_s}, fields);
        return m_rig->run(QStringList{u"lint"_s, request} + options);
    }

    std::unique_ptr<Rig> m_rig;
};

void TestLintVerb::tellsPlaceSeverityAndCure()
{
    const auto ended = lint({{u"body"_s, u"Hello\n <div>x ~~~~"_s}});
    QCOMPARE(ended.code, 4);
    QVERIFY2(ended.out.startsWith("body:2:2: error: <div> is never closed [unclosed-tag]\n    It may go on"),
             ended.out.constData());
    QCOMPARE(ended.err, QByteArray());
}

void TestLintVerb::speaksJson()
{
    const auto ended =
        lint({{u"subject"_s, u"<b>News</b>"_s}, {u"body"_s, u"[[fr:X]] <div>\u202e ~~~~"_s}}, {u"--json"_s});
    QCOMPARE(ended.code, 4);
    const auto lines = ended.lines();
    QVERIFY(lines.size() > 3);
    QCOMPARE(lines[0].value("check"_L1).toString(), u"changed-subject"_s);
    QCOMPARE(lines[0].value("in"_L1).toString(), u"subject"_s);
    QCOMPARE(lines[1].value("check"_L1).toString(), u"language-link"_s);
    QCOMPARE(lines[1].value("severity"_L1).toString(), u"warning"_s);
    QCOMPARE(lines[1].value("line"_L1).toInt(), 1);
    QCOMPARE(lines[1].value("column"_L1).toInt(), 1);
    QCOMPARE(lines[1].value("length"_L1).toInt(), 8);
    QCOMPARE(lines[1].value("mend"_L1).toObject(),
             (QJsonObject{{u"in"_s, u"body"_s},
                          {u"at"_s, 2},
                          {u"length"_s, 0},
                          {u"text"_s, u":"_s},
                          {u"says"_s, u"Write the colon"_s}}));
    QCOMPARE(ended.summary().value("errors"_L1).toInt(), 1);
    QVERIFY(!QString::fromUtf8(ended.out).contains(QChar(0x202E)));
}

void TestLintVerb::aMessageWithoutErrorsIsWell()
{
    const auto ended = lint({{u"body"_s, u"Hello. [[:m:List|Unsubscribe]] ~~~~"_s}}, {u"--json"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.lines().size(), 2);
    QCOMPARE(ended.lines().first().value("check"_L1).toString(), u"subscribes"_s);
    QCOMPARE(ended.summary(),
             (QJsonObject{{u"errors"_s, 0}, {u"warnings"_s, 0}, {u"notes"_s, 1}, {u"forbidden"_s, 0}}));
}

void TestLintVerb::asksTheWikisOfTheRequest()
{
    const QStringList targets = m_rig->readers(2);
    const auto request = m_rig->writeRequest(
        targets,
        {{u"body"_s,
          u"[[Project:News]] [[:home:Project:News]] [[Nowhere at all]] {{No such thing}} [[File:None.png]]"
          " [[:m:L|Unsubscribe]] ~~~~"_s}});
    const auto ended =
        m_rig->run(QStringList{u"lint"_s, request, u"--wikis"_s, u"--json"_s} + m_rig->access());
    QVERIFY2(ended.code == 0, ended.err.constData());
    QStringList found;
    for (const QJsonObject &line : ended.lines())
        found.append(line.value("check"_L1).toString() + u' ' + line.value("says"_L1).toString());
    const QStringList expected{u"broken-link [[Project:News]] leads nowhere on 1 wiki"_s,
                               u"broken-link [[Nowhere at all]] leads nowhere on 2 wikis"_s,
                               u"missing-template {{No such thing}} is missing on 2 wikis"_s,
                               u"missing-file [[File:None.png]] is missing on 2 wikis"_s};
    QCOMPARE(found.first(4), expected);
    QCOMPARE(ended.lines()[0].value("mend"_L1)["text"_L1].toString(), u":home:Project:News|Project:News"_s);
    QVERIFY(!ended.lines()[1].contains(u"mend"_s));
}

void TestLintVerb::namesWhatTheWikisWouldNotTake()
{
    const auto request = m_rig->writeRequest(
        m_rig->readers(2),
        {{u"body"_s,
          u"[https://spam.example/x here] [[Category:No such]] [[ja:X]] [[de:Y]] [[home:Z]]"
          " [[:m:L|Unsubscribe]] ~~~~"_s}});
    const auto ended = m_rig->run(QStringList{u"lint"_s, request, u"--wikis"_s} + m_rig->access());
    QCOMPARE(ended.code, 4); // Nothing with that address is saved.
    QVERIFY2(ended.out.startsWith("body:1:1: error: 2 wikis refuse spam.example [refused-address]\n"),
             ended.out.constData());
    QVERIFY(ended.out.contains("warning: [[Category:No such]] has no page on 2 wikis [missing-category]"));
    QVERIFY(ended.out.contains("[[ja:X]] is a link to another language"));
    QVERIFY(ended.out.contains("[[de:Y]] is a link to another language"));
    QVERIFY(!ended.out.contains("[[home:Z]]"));
}

void TestLintVerb::saysWhatThePolicyPageForbids()
{
    FarmPolicy policy = policyOf(m_rig->farm().profile());
    policy.review.forbids = {u"heading"_s, u"missing-file"_s, u"no-such-check"_s};
    m_rig->farm().write(m_rig->farm().profile().home, DefaultPolicyPage, policyPageText(policy));
    const auto request = m_rig->writeRequest(
        m_rig->readers(1), {{u"body"_s, u"=== Small ===\n[[File:None.png]] [[:m:L|Unsubscribe]] ~~~~"_s}});
    const auto ended =
        m_rig->run(QStringList{u"lint"_s, request, u"--wikis"_s, u"--json"_s} + m_rig->access());
    QCOMPARE(ended.code, 4);
    QCOMPARE(ended.summary().value("forbidden"_L1).toInt(), 2);
    QCOMPARE(ended.summary().value("errors"_L1).toInt(), 1);
    QStringList found;
    for (const QJsonObject &line : ended.lines())
        found.append(line.value("check"_L1).toString()
                     + (line.value("forbidden"_L1).toBool() ? u" forbidden"_s : QString()));
    QCOMPARE(found,
             (QStringList{u"heading forbidden"_s,
                          u"missing-file forbidden"_s,
                          u"broken-link"_s,
                          u"subscribes"_s,
                          u"policy"_s,
                          {}}));
    // Nobody was asked for the page.
    QCOMPARE(m_rig->run({u"lint"_s, request}).code, 0);
}

void TestLintVerb::saysWhenNothingWasFound()
{
    const auto ended =
        lint({{u"route"_s, u"massmessage"_s}, {u"body"_s, u"Hello. [[:m:List|Unsubscribe]] ~~~~"_s}});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray("Nothing was found.\n"));
}

void TestLintVerb::refusesAFileThatIsNoRequest()
{
    m_rig->write(u"no.json"_s, "{");
    const auto ended = m_rig->run({u"lint"_s, m_rig->path(u"no.json"_s)});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("no.json"), ended.err.constData());
    QCOMPARE(m_rig->run({u"lint"_s}).code, 2);
}

QTEST_GUILESS_MAIN(TestLintVerb)
#include "lintverb.moc"
