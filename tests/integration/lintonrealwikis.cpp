// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/policypage.h"
#include "integration/realwikis.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr quint16 FirstPort = 18'460;

const QString Reader = u"User talk:Reader 5"_s;

struct Ran
{
    int code = -1;
    QByteArray out;
};

} // namespace

/// `lint --wikis` on real wikis in English, French and Arabic: it names what they really lack and would not
/// take, and the policy that stands on a page of the home wiki.
class LintOnRealWikis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesWhatEachWikiLacks();
    void takesForLanguagesWhatTheWikisDo();
    void namesAddressesThatCannotBePosted();
    void namesWhatTemplatesWouldDo();
    void namesWhatTheWikisParserFinds();
    void namesPagesWithoutRoom();
    void saysWhatThePolicyPageForbids();

private:
    /// "check says", a line each; the summary is the last.
    QStringList lint(const QString &body, int code = 0);
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] const RealWiki &wiki(const QString &language) const
    {
        return *std::ranges::find(m_real.wikis(), language, &RealWiki::language);
    }

    RealWikis m_real{FirstPort};
    QTemporaryDir m_dir;
};

void LintOnRealWikis::initTestCase()
{
    QVERIFY2(m_real.isUp(), "the real wikis did not start; see above");
    for (const RealWiki &each : m_real.wikis())
        QVERIFY(m_real.signIn(each));
    const RealWiki &home = wiki(u"en"_s);
    QVERIFY(m_real.edit(home, u"Project:Only at home"_s, u"x"_s) > 0);
    QVERIFY(m_real.edit(home, u"Category:News"_s, u"x"_s) > 0);
    QVERIFY(m_real.edit(wiki(u"fr"_s), u"Category:By template"_s, u"x"_s) > 0);
    QVERIFY(m_real.edit(wiki(u"fr"_s), u"Template:Box"_s, u"[[/doc]] [[Category:By template]]"_s) > 0);
}

void LintOnRealWikis::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_dir.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.write(content);
}

QStringList LintOnRealWikis::lint(const QString &body, int code)
{
    QDir(m_dir.path()).mkpath(u"data/farms"_s);
    QFile::remove(m_dir.filePath(u"data/sites.json"_s));
    QJsonArray wikis;
    QStringList targets;
    for (const RealWiki &each : m_real.wikis()) {
        wikis.append(QJsonObject{{u"host"_s, each.host}, {u"api"_s, each.api.toString()}});
        targets += {Reader + u'@' + each.host, u"Project:Village pump@"_s + each.host};
    }
    const QJsonObject farm{{u"name"_s, u"Real wikis"_s},
                           {u"home"_s, m_real.home()},
                           {u"wikis"_s, wikis},
                           {u"send"_s, QJsonObject{{u"who"_s, u"everybody"_s}}}};
    write(u"data/farms/real.json"_s, QJsonDocument(farm).toJson());
    write(u"password"_s, m_real.password().toUtf8());
    const QJsonObject request{{u"home"_s, m_real.home()},
                              {u"subject"_s, u"News"_s},
                              {u"body"_s, body + u" [[:m:L|Unsubscribe]] ~~~~"_s},
                              {u"targets"_s, QJsonArray::fromStringList(targets)}};
    write(u"request.json"_s, QJsonDocument(request).toJson());
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(PAPERROUND_PROGRAM),
                  {u"lint"_s, m_dir.filePath(u"request.json"_s), u"--wikis"_s, u"--json"_s, u"--data-dir"_s,
                   m_dir.filePath(u"data"_s), u"--bot-password"_s, m_real.login(), u"--password-file"_s,
                   m_dir.filePath(u"password"_s)});
    if (!program.waitForFinished(240'000) || program.exitCode() != code)
        return {u"ended with %1"_s.arg(program.exitCode())};
    QStringList told;
    for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
        const QJsonObject found = QJsonDocument::fromJson(line).object();
        if (!found.contains("check"_L1) || found["check"_L1].toString() == "subscribes"_L1)
            continue;
        told.append(
            found["check"_L1].toString() + u' ' + found["says"_L1].toString()
            + (found["forbidden"_L1].toBool() ? u" (forbidden)"_s : QString())
            + (found.contains("mend"_L1) ? u" → "_s + found["mend"_L1]["text"_L1].toString() : QString()));
    }
    return told;
}

void LintOnRealWikis::namesWhatEachWikiLacks()
{
    QCOMPARE(
        lint(u"[[Project:Only at home]] [[:Project:Village pump]] {{Box}} [[File:None.png]]"
             "[[Category:News]]"_s),
        (QStringList{
            u"broken-link [[Project:Only at home]] leads nowhere on 2 wikis → :m:Project:Only at home|Project:Only at home"_s,
            u"missing-template {{Box}} is missing on 2 wikis → "_s,
            u"missing-file [[File:None.png]] is missing on 3 wikis → "_s,
            u"category [[Category:News]] puts every page into a category → :"_s,
            u"missing-category [[Category:News]] has no page on 2 wikis → "_s,
            u"category A template puts pages into the category “By template”, on 1 wiki"_s,
            u"relative-link A template links to [[/doc]] below the page that shows it, on 1 wiki"_s}));
}

void LintOnRealWikis::takesForLanguagesWhatTheWikisDo()
{
    // They know no German, whatever language "de" may be; and "m" is none.
    QCOMPARE(lint(u"[[ar:X]] [[de:Project:Y]] [[m:Project:Only at home]]"_s),
             (QStringList{u"language-link [[ar:X]] is a link to another language → :"_s,
                          u"broken-link [[de:Project:Y]] leads nowhere on 3 wikis"_s}));
}

void LintOnRealWikis::namesAddressesThatCannotBePosted()
{
    QCOMPARE(lint(u"[https://www.refused.example/a words] https://good.example"_s, 4),
             QStringList{u"refused-address 3 wikis refuse refused.example"_s});
}

void LintOnRealWikis::namesWhatTemplatesWouldDo()
{
    QCOMPARE(lint(u"[[/Below]] {{/Box}}"_s),
             (QStringList{u"relative-link [[/Below]] means another page on each page that gets it"_s,
                          u"relative-link {{/Box}} means another page on each page that gets it"_s}));
}

void LintOnRealWikis::namesWhatTheWikisParserFinds()
{
    QCOMPARE(lint(u"é <center>x</center>"_s),
             QStringList{u"parser The wiki’s own parser finds: obsolete-tag: center"_s});
}

void LintOnRealWikis::namesPagesWithoutRoom()
{
    const RealWiki &arabic = wiki(u"ar"_s);
    QVERIFY(m_real.edit(arabic, u"Project:Village pump"_s, u"x"_s.repeated(1000)) > 0);
    m_real.switchOn(arabic, {{u"wgMaxArticleSize"_s, 1}});
    const QStringList found = lint(u"A few words."_s).filter(u"full-page "_s);
    m_real.switchOn(arabic, {});
    QCOMPARE(found.size(), 1);
    QVERIFY2(found[0].startsWith("full-page There is no room for the text on "_L1)
                 && found[0].contains(arabic.host),
             qPrintable(found[0]));
}

void LintOnRealWikis::saysWhatThePolicyPageForbids()
{
    FarmPolicy policy;
    policy.send.who = SendPolicy::Who::Everybody;
    policy.review.forbids = {u"heading"_s, u"missing-file"_s};
    const RealWiki &home = wiki(u"en"_s);
    QVERIFY(m_real.edit(home, DefaultPolicyPage, policyPageText(policy)) > 0);
    QCOMPARE(lint(u"=== Small ===\nx [[File:None.png]]"_s, 4),
             (QStringList{u"heading The text has a heading: Small (forbidden)"_s,
                          u"missing-file [[File:None.png]] is missing on 3 wikis (forbidden) → "_s}));
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::LintOnRealWikis)
#include "lintonrealwikis.moc"
