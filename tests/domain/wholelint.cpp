// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wholelint.h"

#include "domain/sourcetexts.h"

#include <QTest>

#include <algorithm>

using namespace paperround;

class TestWholeLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheLintOfAPlainMessage();
    void letsOtherPartsMakeUpForWhatTheTextLacks();
    void findsFaultsInWordsThatOnlySomeGet();
    void keepsThePlacesOfTheOwnText();

private:
    static bool finds(const Message &message, LintCheck check)
    {
        const QList<LintFinding> found = lintWhole(message, {});
        return std::ranges::find(found, check, &LintFinding::check) != found.end();
    }
};

void TestWholeLint::isTheLintOfAPlainMessage()
{
    const Message message{u"S"_s, u"'''a <b>c"_s};
    QCOMPARE(lintWhole(message, {}), lintMessage(message, {}));
    QVERIFY(!lintWhole(message, {}).isEmpty());
}

void TestWholeLint::letsOtherPartsMakeUpForWhatTheTextLacks()
{
    Message message{u"S"_s, u"Hello"_s};
    QVERIFY(finds(message, LintCheck::Unsigned));
    message.signature = Signature::Account;
    QVERIFY(!finds(message, LintCheck::Unsigned));
    message.body.clear();
    message.signature = Signature::AsWritten;
    QVERIFY(finds(message, LintCheck::EmptyBody));
    message.source = sourceOf({text(u"en"_s, u"Hello ~~~~"_s)});
    QVERIFY(!finds(message, LintCheck::EmptyBody));
    QVERIFY(!finds(message, LintCheck::Unsigned));
}

void TestWholeLint::findsFaultsInWordsThatOnlySomeGet()
{
    Message message{u"S"_s, u"Hello ~~~~"_s};
    QVERIFY(!finds(message, LintCheck::UnclosedComment));
    message.variants = {{u"fr"_s, {}, {}, u"Bonjour ~~~~ <!-- x"_s}};
    QVERIFY(finds(message, LintCheck::UnclosedComment));
    message.variants[0].body = u"Bonjour"_s;
    QVERIFY(finds(message, LintCheck::Unsigned));
    for (const LintFinding &each : lintWhole(message, {})) {
        if (each.check == LintCheck::Unsigned) {
            QCOMPARE(each.place, LintPlace());
            QVERIFY(!each.mend.isThere());
        }
    }
}

void TestWholeLint::keepsThePlacesOfTheOwnText()
{
    Message message{u"S"_s, u"Hello ~~~~\n<!-- x"_s};
    message.footer = u"foot"_s;
    const QList<LintFinding> found = lintWhole(message, {});
    const auto comment = std::ranges::find(found, LintCheck::UnclosedComment, &LintFinding::check);
    QVERIFY(comment != found.end());
    QCOMPARE(comment->place.field, LintField::Body);
    QCOMPARE(comment->place.line, 2);
}

QTEST_GUILESS_MAIN(TestWholeLint)
#include "wholelint.moc"
