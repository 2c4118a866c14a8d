// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/languages.h"
#include "integration/realwikis.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr quint16 FirstPort = 18'440;

const QString Reader = u"User talk:Reader 5"_s;
const QString Pump = u"Project:Village pump"_s;
const QString Redirect = u"User talk:Moved"_s; // to that of Reader 2

/// A wiki's times, in the digits and words of its language, become a word: two saves are minutes apart.
QString masked(QString text)
{
    static const QRegularExpression time(u"\\d{1,2}[:.]\\d{2}[^\\n()]{1,60}\\([^\\n()]{1,20}\\)"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    return text.replace(time, u"TIME"_s);
}

struct Ran
{
    int code = -1;
    QString out;
};

} // namespace

/// What a row would post, as `message build` tells, against what stands on the pages of real wikis in
/// English, French and Arabic afterwards.
class WordingOnRealWikis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void postsWhatWasBuiltToTheByte_data();
    void postsWhatWasBuiltToTheByte();
    void keepsToARevisionOfTheSourceAlone();
    void fallsBackAsTheWikiDoes();

private:
    [[nodiscard]] Ran run(const QStringList &words) const;
    void write(const QString &name, const QByteArray &content) const;
    void writeRequest(const QJsonObject &message);
    [[nodiscard]] QStringList targets() const;

    RealWikis m_real{FirstPort};
    std::unique_ptr<QTemporaryDir> m_dir;
};

void WordingOnRealWikis::initTestCase()
{
    QVERIFY2(m_real.isUp(), "the real wikis did not start; see above");
    for (const RealWiki &wiki : m_real.wikis())
        QVERIFY(m_real.signIn(wiki));
    const RealWiki home = m_real.wikis().constFirst();
    const QString page = u"Project:Newsletter"_s;
    const QString text =
        u"x <section begin=head />The ''news''<section end=head /> <section begin=text />* a\n* {{subst:PAGENAME}}\n<section end=text />"_s;
    QVERIFY(m_real.edit(home, page, text) > 0);
    QVERIFY(m_real.edit(home, page + u"/fr"_s, QString(text).replace(u"The ''news''"_s, u"Les nouvelles"_s))
            > 0);
    QVERIFY(m_real.edit(home, page + u"/ar"_s, QString(text).replace(u"The ''news''"_s, u"الأخبار"_s)) > 0);
}

QStringList WordingOnRealWikis::targets() const
{
    QStringList targets;
    for (const RealWiki &wiki : m_real.wikis()) {
        for (const QString &title : {Reader, Pump, Redirect})
            targets.append(title + u'@' + wiki.host);
    }
    return targets;
}

void WordingOnRealWikis::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_dir->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.write(content);
}

void WordingOnRealWikis::writeRequest(const QJsonObject &message)
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"data/farms"_s));
    QJsonArray wikis;
    for (const RealWiki &wiki : m_real.wikis())
        wikis.append(QJsonObject{{u"host"_s, wiki.host}, {u"api"_s, wiki.api.toString()}});
    const QJsonObject farm{{u"name"_s, u"Real wikis"_s},
                           {u"home"_s, m_real.home()},
                           {u"wikis"_s, wikis},
                           {u"send"_s, QJsonObject{{u"who"_s, u"everybody"_s}}},
                           {u"review"_s, QJsonObject{{u"footer"_s, u"<small>Why you get this.</small>"_s}}}};
    write(u"data/farms/real.json"_s, QJsonDocument(farm).toJson());
    write(u"password"_s, m_real.password().toUtf8());
    QJsonObject request = message;
    request.insert(u"home"_s, m_real.home());
    request.insert(u"targets"_s, QJsonArray::fromStringList(targets()));
    request.insert(u"listUrl"_s, u"http://%1/w/index.php?title=List&oldid=5"_s.arg(m_real.home()));
    write(u"request.json"_s, QJsonDocument(request).toJson());
}

Ran WordingOnRealWikis::run(const QStringList &words) const
{
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(PAPERROUND_PROGRAM),
                  words
                      + QStringList{u"--data-dir"_s, m_dir->filePath(u"data"_s), u"--bot-password"_s,
                                    m_real.login(), u"--password-file"_s, m_dir->filePath(u"password"_s)});
    const bool ended = program.waitForFinished(240'000);
    return {ended ? program.exitCode() : -1, QString::fromUtf8(program.readAllStandardOutput())};
}

void WordingOnRealWikis::postsWhatWasBuiltToTheByte_data()
{
    QTest::addColumn<QJsonObject>("message");
    QTest::newRow("plain, signed in the text")
        << QJsonObject{{u"subject"_s, u"News <b>of</b> ''today'' <3"_s},
                       {u"body"_s, u"  Hello {{subst:PAGENAME}}, [[Page|]].\r\n\r\n~~~~ \n"_s}};
    QTest::newRow("variants, words for each page, a line to sign with") << QJsonObject{
        {u"subject"_s, u"News for %{user}"_s},
        {u"body"_s, u"Hello %{user}, %{gender|Mr|Ms|dear}, on %{wiki}: %{page} of [%{list} a list]."_s},
        {u"variants"_s,
         QJsonArray{QJsonObject{{u"language"_s, u"fr"_s}, {u"subject"_s, u"Nouvelles"_s}},
                    QJsonObject{{u"language"_s, u"ar"_s}, {u"body"_s, u"* مرحبا %{user}"_s}}}},
        {u"signature"_s, u"line"_s},
        {u"signatureLine"_s, u"''The team''"_s}};
    QTest::newRow("other words for a segment of the list") << QJsonObject{
        {u"subject"_s, u"News"_s},
        {u"body"_s, u"For everybody. ~~~~"_s},
        {u"variants"_s,
         QJsonArray{QJsonObject{{u"language"_s, u"fr"_s}, {u"body"_s, u"Pour tout le monde. ~~~~"_s}},
                    QJsonObject{{u"segment"_s, u"Editors"_s},
                                {u"rows"_s, u"1,4-5"_s},
                                {u"subject"_s, u"News for editors"_s},
                                {u"body"_s, u"Dear editors of %{wiki}. ~~~~"_s}}}}};
    QJsonObject source{{u"wiki"_s, m_real.home()}, {u"page"_s, u"Project:Newsletter"_s}};
    QTest::newRow("a page in one language")
        << QJsonObject{{u"subject"_s, u"The page"_s}, {u"source"_s, source}, {u"signature"_s, u"account"_s}};
    source.insert(u"subjectSection"_s, u"head"_s);
    source.insert(u"bodySection"_s, u"text"_s);
    source.insert(u"translations"_s, true);
    QTest::newRow("sections of a page with translations")
        << QJsonObject{{u"source"_s, source}, {u"body"_s, u"And more. ~~~~~"_s}};
}

void WordingOnRealWikis::postsWhatWasBuiltToTheByte()
{
    QFETCH(const QJsonObject, message);
    writeRequest(message);
    QHash<QString, QString> before;
    QHash<QString, QString> expected; // by target: the built text after the wiki's own pre-save transform
    const QStringList all = targets();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const RealWiki wiki = m_real.wikis().at(i / 3);
        const QString title = all[i].section(u'@', 0, 0);
        const QString page = title == Redirect ? u"User talk:Reader 2"_s : title;
        const Ran built =
            run({u"message"_s, u"build"_s, m_dir->filePath(u"request.json"_s), u"--target"_s, all[i]});
        QCOMPARE(built.code, 0);
        before.insert(all[i], m_real.text(wiki, page));
        expected.insert(all[i], m_real.presaved(wiki, page, built.out.chopped(1)));
        QVERIFY(!expected.value(all[i]).isEmpty());
        QVERIFY(built.out.contains(u"<small>Why you get this.</small>\n"_s));
    }
    QCOMPARE(run({u"deliver"_s, m_dir->filePath(u"request.json"_s)}).code, 0);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const RealWiki wiki = m_real.wikis().at(i / 3);
        const QString title = all[i].section(u'@', 0, 0);
        const QString now = m_real.text(wiki, title == Redirect ? u"User talk:Reader 2"_s : title);
        const QString was = before.value(all[i]);
        QVERIFY(now.startsWith(was));
        const QString added = was.isEmpty() ? u"\n\n"_s + now : now.sliced(was.size());
        QCOMPARE(masked(added), masked(expected.value(all[i])));
        // A mask that hid the text would hide its faults, too.
        QVERIFY2(masked(added).count(u"TIME"_s) <= 2 && masked(added).size() * 10 > added.size() * 6,
                 qPrintable(added));
    }
}

void WordingOnRealWikis::keepsToARevisionOfTheSourceAlone()
{
    const RealWiki home = m_real.wikis().constFirst();
    const qint64 other = m_real.edit(home, u"Project:Other"_s, u"Words of another page."_s);
    const qint64 old = m_real.edit(home, u"Project:Pinned"_s, u"As it was."_s);
    const qint64 between = m_real.edit(home, u"Project:Other"_s, u"Words of another page, again."_s);
    QVERIFY(m_real.edit(home, u"Project:Pinned"_s, u"As it is."_s) > between);
    const auto built = [&](qint64 revision) {
        writeRequest(
            {{u"subject"_s, u"News"_s},
             {u"source"_s,
              QJsonObject{
                  {u"wiki"_s, m_real.home()}, {u"page"_s, u"Project:Pinned"_s}, {u"revision"_s, revision}}}});
        return run({u"message"_s, u"build"_s, m_dir->filePath(u"request.json"_s), u"--row"_s, u"1"_s});
    };
    const Ran pinned = built(old);
    QCOMPARE(pinned.code, 0);
    QVERIFY2(pinned.out.contains(u"As it was."_s), qPrintable(pinned.out));
    for (const qint64 foreign : {other, between}) {
        const Ran refused = built(foreign);
        QVERIFY(refused.code != 0);
        QVERIFY(refused.out.isEmpty());
    }
}

void WordingOnRealWikis::fallsBackAsTheWikiDoes()
{
    QJsonObject ask{{u"meta"_s, u"languageinfo"_s}, {u"liprop"_s, u"code|dir|fallbacks"_s}};
    int languages = 0;
    for (int round = 0; round < 50; ++round) {
        const QJsonObject said = m_real.answer(m_real.wikis().constFirst(), ask);
        const QJsonObject known = said["query"_L1]["languageinfo"_L1].toObject();
        for (auto it = known.begin(); it != known.end(); ++it) {
            QStringList chain{it.key()};
            for (const QJsonValue &each : it.value()["fallbacks"_L1].toArray())
                chain.append(each.toString());
            if (!chain.contains(u"en"_s))
                chain.append(u"en"_s);
            QCOMPARE(languageChain(it.key()), chain);
            QVERIFY2(isRightToLeft(it.key()) == (it.value()["dir"_L1] == "rtl"_L1), qPrintable(it.key()));
            QVERIFY2(isLanguageCode(it.key()), qPrintable(it.key()));
            ++languages;
        }
        if (!said.contains("continue"_L1))
            break;
        ask.insert(u"licontinue"_s, said["continue"_L1]["licontinue"_L1]);
    }
    QVERIFY(languages > 300);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::WordingOnRealWikis)
#include "wordingonrealwikis.moc"
