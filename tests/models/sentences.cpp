// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentences.h"

#include "models/rowwords.h"
#include "models/sayings.h"

#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class SentencesTest : public QObject
{
    Q_OBJECT
    QByteArray m_sources; ///< All of app and ui but the tables themselves.

    static QList<const QHash<QString, Said> *> tables()
    {
        return {&Sentences::ofWikis(),   &Sentences::ofRequests(), &Sentences::ofMessages(),
                &Sentences::ofQueries(), &Sentences::ofRecord(),   &Sentences::ofAccounts()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &folder : {u"app"_s, u"ui"_s}) {
            QDirIterator it(QStringLiteral(PAPERROUND_TREE "/") + folder, {u"*.cpp"_s}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                if (path.endsWith(u"/sentences.cpp"_s) || path.endsWith(u"sayings.cpp"_s))
                    continue;
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                m_sources += file.readAll();
            }
        }
        QVERIFY(m_sources.size() > 100'000);
    }

    void everyCodeIsExplainedOnceAndGivenSomewhere()
    {
        QSet<QString> seen;
        for (const auto *table : tables()) {
            for (auto it = table->cbegin(); it != table->cend(); ++it) {
                QVERIFY2(!seen.contains(it.key()), qPrintable(it.key()));
                seen.insert(it.key());
                QVERIFY2(m_sources.contains('"' + it.key().toUtf8() + '"'),
                         qPrintable(u"nobody gives it: "_s + it.key()));
            }
        }
        QVERIFY(seen.size() > 60);
    }

    void titlesAreShortAndSentencesEnd()
    {
        for (const auto *table : tables()) {
            for (auto it = table->cbegin(); it != table->cend(); ++it) {
                const QString what = QString::fromUtf8(it->what);
                QVERIFY2(!what.isEmpty() && what.size() <= 70 && !what.endsWith(u'.'), qPrintable(what));
                for (const char *words : {it->means, it->todo}) {
                    const QString sentence = QString::fromUtf8(words);
                    QVERIFY2(sentence.isEmpty() || sentence.endsWith(u'.') || sentence.endsWith(u')'),
                             qPrintable(sentence));
                    QVERIFY2(sentence.size() <= 140, qPrintable(sentence));
                }
            }
        }
    }

    void anUnknownCodeIsExplainedByItsKindAndKeptForTheDetails()
    {
        for (const ErrorKind kind :
             {ErrorKind::Temporary, ErrorKind::NeedsFix, ErrorKind::Row, ErrorKind::Wiki, ErrorKind::Look,
              ErrorKind::Stopped, ErrorKind::Input, ErrorKind::Storage}) {
            const Explanation said = explain({kind, u"xyzzy-17"_s, u"the wiki's words"_s, {}});
            QVERIFY(!said.what.isEmpty());
            QVERIFY(!said.what.contains(u"xyzzy"_s) && !said.text().contains(u"xyzzy"_s));
            QCOMPARE(said.details, u"xyzzy-17\nthe wiki's words"_s);
        }
    }

    void aWaitingWikiIsExplainedInWordsNotInCodes_data()
    {
        QTest::addColumn<QString>("cause");
        QTest::addColumn<bool>("known");
        for (const char *cause :
             {"maxlag", "ratelimited", "readonly", "pace", "look", "settling", "timeout", "connect-failed",
              "connection-lost", "http-503", "blocked", "globalblocking-ipblocked", "no-edit-right",
              "sign-in", "mwoauth-invalid-authorization", "outside-farm"})
            QTest::newRow(cause) << QString::fromLatin1(cause) << true;
        QTest::newRow("xyzzy-17") << u"xyzzy-17"_s << false;
    }

    void aWaitingWikiIsExplainedInWordsNotInCodes()
    {
        QFETCH(QString, cause);
        QFETCH(bool, known);
        const QString generic = causeWords(u"no such cause"_s);
        QCOMPARE(causeWords(cause) != generic, known);
        LaneStatus lane;
        lane.wiki = u"en.example"_s;
        lane.phase = LaneStatus::Phase::Troubled;
        lane.cause = cause;
        const QString sentence = laneSentence(lane, QDateTime::currentDateTimeUtc());
        const FarmProfile farm{.name = {}, .home = {}, .wikis = {{lane.wiki, {}, {}, u"Named"_s}}};
        const WikiNames names({farm});
        QVERIFY(laneSentence(lane, QDateTime::currentDateTimeUtc(), names).contains(isolated(u"Named"_s)));
        QVERIFY(explainLane(lane, names).what.contains(isolated(u"Named"_s)));
        const Explanation said = explainLane(lane);
        for (const QString &words : {sentence, said.what, said.text()})
            QVERIFY2(!words.contains(u"xyzzy"_s) && !words.contains(u"http-"_s), qPrintable(words));
        QVERIFY(said.details.contains(cause));
    }
};

QTEST_GUILESS_MAIN(SentencesTest)
#include "sentences.moc"
