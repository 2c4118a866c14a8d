// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagetext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestMessageText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheBodyOfAPlainMessage()
    {
        QCOMPARE(wholeText({u"S"_s, u"B\nC"_s}), u"B\nC"_s);
        QVERIFY(partLines({u"S"_s, u"B"_s}).isEmpty());
    }

    void tellsEveryWordThatGoesOutAndWhoGetsIt()
    {
        Message message{u"S"_s, u"B"_s};
        message.variants = {{u"fr"_s, {}, u"Nouvelles"_s, u"Bonjour\nSalut"_s},
                            {{}, u"de.example"_s, {}, u"Hallo"_s}};
        message.source = MessageSource{u"m.example"_s,
                                       u"News"_s,
                                       {},
                                       {},
                                       true,
                                       5,
                                       {{u"News"_s, 5, u"en"_s, false, u"Heading"_s, u"Page text"_s}}};
        message.signature = Signature::Line;
        message.signatureLine = u"The team"_s;
        message.footer = u"Why\nyou"_s;
        const QStringList lines = partLines(message);
        for (const QString &line :
             {u"For fr:"_s, u"== Nouvelles =="_s, u"Bonjour"_s, u"Salut"_s, u"For de.example:"_s, u"Hallo"_s,
              u"Before it, from News on m.example, revision 5 (en):"_s, u"== Heading =="_s, u"Page text"_s,
              u"Signed: The team ~~~~~"_s, u"Why"_s, u"you"_s})
            QVERIFY2(lines.contains(line), qPrintable(line));
        QVERIFY(wholeText(message).startsWith("B\n"_L1));
    }
};

QTEST_GUILESS_MAIN(TestMessageText)
#include "messagetext.moc"
