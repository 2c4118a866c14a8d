// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verb.h"
#include "domain/delivery/reason.h"
#include "domain/delivery/rowstate.h"
#include "domain/message/lint.h"
#include "domain/review/farmprofile.h"
#include "wiki/farms.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestManual : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesEveryVerbAndOption();
    void namesEveryReason();
    void namesEveryState();
    void namesEveryCheckOfAMessage();
    void namesEveryFieldOfAFarmsProfile();
    void showsAFarmsProfileThatIsOne();

private:
    QString m_text; ///< Without the escapes of dashes.
};

void TestManual::initTestCase()
{
    QFile file(QStringLiteral(PAPERROUND_MANUAL));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_text = QString::fromUtf8(file.readAll()).remove(u'\\');
}

void TestManual::namesEveryVerbAndOption()
{
    for (const auto &verb : allVerbs()) {
        const auto words = verb.usage.verb.split(u' ');
        QVERIFY2(m_text.contains(u".SS "_s + words.first()) && m_text.contains(words.last()),
                 qPrintable(verb.usage.verb));
        for (const auto &option : verb.usage.options)
            QVERIFY2(m_text.contains(u"--"_s + option.name), qPrintable(option.name));
    }
}

void TestManual::namesEveryReason()
{
    for (const auto &reason : reason::all())
        QVERIFY2(m_text.contains(u".B "_s + reason + u'\n'), qPrintable(reason));
}

void TestManual::namesEveryCheckOfAMessage()
{
    for (int i = 0; i <= static_cast<int>(LastLintCheck); ++i) {
        const QString name = lintName(static_cast<LintCheck>(i));
        QVERIFY2(m_text.contains(u' ' + name + u' ') || m_text.contains(u' ' + name + u'.'),
                 qPrintable(name));
    }
}

void TestManual::namesEveryState()
{
    for (const auto state : allRowStates)
        QVERIFY2(m_text.contains(stateName(state)), qPrintable(stateName(state)));
}

namespace {

void collectFields(const QJsonValue &value, QStringList &fields)
{
    const QJsonObject object = value.isArray() ? value[0].toObject() : value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        fields += field.key();
        collectFields(field.value(), fields);
    }
}

} // namespace

void TestManual::namesEveryFieldOfAFarmsProfile()
{
    FarmProfile farm;
    farm.name = u"A farm"_s;
    farm.home = u"a.example.org"_s;
    farm.homeApi = QUrl(u"https://a.example.org/w/api.php"_s);
    farm.wikis = {{farm.home, farm.homeApi, u"en"_s, u"A"_s}};
    farm.oauthClientId = farm.oauthClientSecret = u"x"_s;
    farm.send.everyWiki = farm.send.honourBotExclusion = farm.send.markBotEdits = true;
    farm.send.testPage = u"Project:Sandbox"_s;
    farm.send.namespaces = {3};
    farm.send.editsPerMinute = 60;
    farm.policyPage = u"Project:Rules"_s;
    farm.review.approvals = 2;
    farm.routes = {Route::Edit, Route::Flow};
    farm.services = {farm.homeApi, farm.homeApi, farm.homeApi};
    QStringList fields;
    collectFields(QJsonDocument::fromJson(farmToJson(farm)).object(), fields);
    QVERIFY(fields.size() > 20);
    for (const QString &field : std::as_const(fields)) {
        const QRegularExpression named(u"(^\\.(B|BR|IR|RB) .*|(dq)\"?)\\b%1\\b"_s.arg(field),
                                       QRegularExpression::MultilineOption);
        QVERIFY2(m_text.contains(named), qPrintable(field));
    }
}

void TestManual::showsAFarmsProfileThatIsOne()
{
    const qsizetype section = m_text.indexOf(u".SH FARM PROFILES\n"_s);
    const qsizetype begin = m_text.indexOf(u".EX\n"_s, section) + 4;
    QVERIFY(section > 0 && begin > section);
    const QByteArray example = m_text.mid(begin, m_text.indexOf(u".EE\n"_s, begin) - begin).toUtf8();
    const auto farm = farmFromJson(example);
    QVERIFY2(farm, qPrintable(farm ? QString() : farm.error().detail));
    QCOMPARE(farm->wikis.size(), 2);
}

QTEST_GUILESS_MAIN(TestManual)
#include "manual.moc"
