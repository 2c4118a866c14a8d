// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
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
constexpr quint16 FirstPort = 18'420;
} // namespace

/// `targets save` on real MediaWiki: list pages of each kind, as the wiki itself saves them. Debian's has no
/// MassMessage: {{#target:}} stays as it is written, and a JSON list is kept as JSON.
class SavesToRealWikis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void savesWikitextLineByLine();
    void savesJsonAsTheWikiItselfWritesIt();
    void editsAWrapperAndSaysWhatStandsElsewhere();
    void keepsWhatOthersDidSince();
    void makesAPageOnlyOnce();
    void savesNothingInADryRun();
    void followsOneRedirectToAList();
    void readsAndKeepsTheFunctionsOtherNames();
    void readsWhatTheWikisOwnWordsMakeOfATarget();
    void mergesJsonRowByRow();
    void mergesWrappersRowByRow();

private:
    struct Ended
    {
        int code = -1;
        QString out;
        QString err;
    };
    Ended save(const QString &page, const QStringList &more, const QByteArray &input = {});
    [[nodiscard]] QString text(const QString &page) { return m_real.text(m_real.wikis().first(), page); }
    [[nodiscard]] QJsonObject newest(const QString &page)
    {
        return m_real.revisions(m_real.wikis().first(), page).value(0);
    }

    RealWikis m_real{FirstPort};
    QTemporaryDir m_dir;
};

void SavesToRealWikis::initTestCase()
{
    QVERIFY2(m_real.isUp(), "the real wikis did not start; see above");
    QVERIFY(QDir(m_dir.path()).mkpath(u"data/farms"_s));
    QJsonArray wikis;
    for (const RealWiki &wiki : m_real.wikis())
        wikis.append(QJsonObject{{u"host"_s, wiki.host}, {u"api"_s, wiki.api.toString()}});
    const QJsonObject farm{{u"name"_s, u"Real wikis"_s}, {u"home"_s, m_real.home()}, {u"wikis"_s, wikis}};
    const QList<std::pair<QString, QByteArray>> files{
        {u"data/farms/real.json"_s, QJsonDocument(farm).toJson()},
        {u"password"_s, m_real.password().toUtf8()}};
    for (const auto &[name, content] : files) {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write(content);
    }
}

SavesToRealWikis::Ended SavesToRealWikis::save(const QString &page, const QStringList &more,
                                               const QByteArray &input)
{
    QProcess program;
    program.start(QStringLiteral(PAPERROUND_PROGRAM),
                  QStringList{u"targets"_s, u"save"_s, page + u'@' + m_real.home()} + more
                      + QStringList{u"--data-dir"_s, m_dir.filePath(u"data"_s), u"--bot-password"_s,
                                    m_real.login(), u"--password-file"_s, m_dir.filePath(u"password"_s)});
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(120'000))
        return {};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

void SavesToRealWikis::savesWikitextLineByLine()
{
    const Ended ended = save(u"Project:Plain list"_s,
                             {u"--remove"_s, u"User talk:Reader 1"_s, u"--add"_s, u"User talk:Reader 5"_s});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QCOMPARE(text(u"Project:Plain list"_s),
             u"== Readers ==\n"
             "* {{target | page = User talk:Reader 2 | site = fr.example.org }} since May\n"
             "<!-- No more, please. -->\n* {{#target:User talk:Reader 3}}\n"
             "* {{#target:User talk:Reader 5}}\n\nThank you."_s);
    QCOMPARE(newest(u"Project:Plain list"_s)["comment"_L1].toString(), u"Added 1 page and removed 1 page"_s);
    QCOMPARE(newest(u"Project:Plain list"_s)["user"_L1].toString(), u"Sender"_s);
}

void SavesToRealWikis::savesJsonAsTheWikiItselfWritesIt()
{
    const QString page = u"Project:JSON list"_s;
    const Ended ended = save(page, {u"--add"_s, u"User talk:Reader 3"_s, u"--description"_s, u"Friends"_s});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    // What was shown is what the wiki saved: it had nothing left to tidy.
    QCOMPARE(text(page),
             u"{\n\t\"description\": \"Friends\",\n\t\"kept\": 1,\n\t\"targets\": [\n"
             "\t\t{\n\t\t\t\"title\": \"User talk:Reader 1\"\n\t\t},\n"
             "\t\t{\n\t\t\t\"site\": \"fr.example.org\",\n\t\t\t\"title\": \"User talk:Reader 2\",\n"
             "\t\t\t\"note\": \"x\"\n\t\t},\n"
             "\t\t{\n\t\t\t\"title\": \"User talk:Reader 3\"\n\t\t}\n\t]\n}"_s);
    QVERIFY2(!ended.err.contains(u"merged"_s), qPrintable(ended.err));
    QCOMPARE(newest(page)["comment"_L1].toString(),
             u"Added [[:User talk:Reader 3]] and changed the description"_s);
    const Ended empty = save(page, {u"-"_s}, "");
    QVERIFY2(empty.code == 0, qPrintable(empty.err));
    // An entry whose site is no wiki of the farm is a problem: it stays until somebody names it.
    QCOMPARE(text(page),
             u"{\n\t\"description\": \"Friends\",\n\t\"kept\": 1,\n\t\"targets\": [\n"
             "\t\t{\n\t\t\t\"site\": \"fr.example.org\",\n\t\t\t\"title\": \"User talk:Reader 2\",\n"
             "\t\t\t\"note\": \"x\"\n\t\t}\n\t]\n}"_s);
}

void SavesToRealWikis::editsAWrapperAndSaysWhatStandsElsewhere()
{
    const QString page = u"Project:Wrapped list"_s;
    const Ended ended = save(page,
                             {u"--remove"_s, u"User talk:Reader 1"_s, u"--remove"_s, u"User talk:Reader 9"_s,
                              u"--add"_s, u"User talk:Reader 4"_s});
    QVERIFY2(ended.code == 4, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(u"cannot be changed here"_s) && ended.err.contains(u"Reader 9"_s),
             qPrintable(ended.err));
    QCOMPARE(
        text(page),
        u"* {{Newsletter member|Reader 2}}\n* {{Newsletter member|Reader 4}}\n{{Project:Part of a list}}"_s);
}

void SavesToRealWikis::keepsWhatOthersDidSince()
{
    const QString page = u"Project:Shared list"_s;
    QCOMPARE(save(page, {u"-"_s, u"--make"_s}, "User talk:Reader 1\nUser talk:Reader 2\n").code, 0);
    const QString base = QString::number(newest(page)["revid"_L1].toInteger());
    QCOMPARE(save(page, {u"--add"_s, u"User talk:Reader 7"_s}).code, 0);
    const Ended ended = save(page, {u"-"_s, u"--base"_s, base}, "User talk:Reader 2\nUser talk:Reader 8\n");
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(u"edited since the list was read"_s), qPrintable(ended.err));
    QCOMPARE(text(page),
             u"* {{#target:User talk:Reader 2}}\n* {{#target:User talk:Reader 8}}\n"
             "* {{#target:User talk:Reader 7}}"_s);
}

void SavesToRealWikis::makesAPageOnlyOnce()
{
    const QString page = u"Project:New list"_s;
    QCOMPARE(save(page, {u"-"_s, u"--make"_s}, "User talk:Reader 1\n").code, 0);
    QCOMPARE(text(page), u"* {{#target:User talk:Reader 1}}"_s);
    QCOMPARE(newest(page)["comment"_L1].toString(), u"Create mass message delivery list"_s);
    QCOMPARE(save(page, {u"-"_s, u"--make"_s}, "User talk:Reader 2\n").code, 1);
    QCOMPARE(text(page), u"* {{#target:User talk:Reader 1}}"_s);
}

void SavesToRealWikis::savesNothingInADryRun()
{
    const qint64 before = newest(u"Project:List"_s)["revid"_L1].toInteger();
    const Ended ended = save(u"Project:List"_s, {u"--remove"_s, u"User talk:Reader 1"_s, u"--dry-run"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, u"− {{#target:User talk:Reader 1}}\n"_s);
    QCOMPARE(newest(u"Project:List"_s)["revid"_L1].toInteger(), before);
}

void SavesToRealWikis::followsOneRedirectToAList()
{
    const QString list = u"Project:Pointed list"_s;
    const Ended ended = save(u"Project:Old list"_s, {u"--add"_s, u"User talk:Reader 5"_s});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QCOMPARE(text(list), u"* {{#target:User talk:Reader 1}}\n* {{#target:User talk:Reader 5}}"_s);
    QCOMPARE(text(u"Project:Old list"_s), u"#REDIRECT [[Project:Pointed list]]"_s);
    const Ended twice = save(u"Project:Older list"_s, {u"--add"_s, u"User talk:Reader 6"_s});
    QVERIFY(twice.code != 0);
    QVERIFY2(twice.err.contains(u"leads to a page that leads on"_s), qPrintable(twice.err));
    QCOMPARE(text(list), u"* {{#target:User talk:Reader 1}}\n* {{#target:User talk:Reader 5}}"_s);
    QCOMPARE(text(u"Project:Older list"_s), u"#REDIRECT [[Project:Old list]]"_s);
}

void SavesToRealWikis::readsAndKeepsTheFunctionsOtherNames()
{
    const QString page = u"Project:Local list"_s;
    const Ended ended =
        save(page, {u"--add"_s, u"User talk:Reader 1"_s, u"--add"_s, u"User talk:Reader 4"_s});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    // The first one stands there already, under the function's German name; the second is written as the
    // last.
    const QString arabic = u"* {{#هدف:User talk:Reader 2|fr.example.org}}\n* {{#هدف:User talk:Reader 4|"_s
        + m_real.home() + u"}}"_s;
    QCOMPARE(text(page), u"* {{#ziel:User talk:Reader 1}}\n"_s + arabic);
    QCOMPARE(save(page, {u"--remove"_s, u"User talk:Reader 1"_s}).code, 0);
    QCOMPARE(text(page), arabic);
}

void SavesToRealWikis::readsWhatTheWikisOwnWordsMakeOfATarget()
{
    const QString page = u"Project:Worded list"_s;
    m_real.switchOn(m_real.wikis().first(), {{u"wgPaperRoundTarget"_s, true}});
    const Ended ended =
        save(page, {u"--remove"_s, u"User talk:Reader 1"_s, u"--add"_s, u"User talk:Reader 3"_s});
    m_real.switchOn(m_real.wikis().first(), {});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QCOMPARE(text(page), u"* {{Newsletter member|Reader 2}} since May\n* {{#target:User talk:Reader 3}}"_s);
}

void SavesToRealWikis::mergesJsonRowByRow()
{
    const QString page = u"Project:Shared JSON list"_s;
    const QString base = QString::number(newest(page)["revid"_L1].toInteger());
    QCOMPARE(save(page, {u"--add"_s, u"User talk:Reader 7"_s}).code, 0);
    const Ended ended = save(page, {u"-"_s, u"--base"_s, base}, "User talk:Reader 2\nUser talk:Reader 8\n");
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(u"edited since the list was read"_s), qPrintable(ended.err));
    QStringList titles;
    for (const QJsonValue &target : QJsonDocument::fromJson(text(page).toUtf8())["targets"_L1].toArray())
        titles.append(target["title"_L1].toString());
    titles.sort();
    QCOMPARE(titles,
             (QStringList{u"User talk:Reader 2"_s, u"User talk:Reader 7"_s, u"User talk:Reader 8"_s}));
}

void SavesToRealWikis::mergesWrappersRowByRow()
{
    const QString page = u"Project:Worded list"_s;
    const QString base = QString::number(newest(page)["revid"_L1].toInteger());
    QCOMPARE(save(page, {u"--remove"_s, u"User talk:Reader 3"_s}).code, 0); // by somebody else, meanwhile
    const Ended ended = save(page, {u"-"_s, u"--base"_s, base},
                             "User talk:Reader 2\nUser talk:Reader 3\nUser talk:Reader 8\n");
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    // Ours is there, theirs stays gone, and the wrapper keeps the words behind it.
    QVERIFY2(text(page).startsWith(u"* {{Newsletter member|Reader 2}} since May\n"_s),
             qPrintable(text(page)));
    QVERIFY2(text(page).contains(u"Reader 8"_s) && !text(page).contains(u"Reader 3"_s),
             qPrintable(text(page)));
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::SavesToRealWikis)
#include "savestorealwikis.moc"
