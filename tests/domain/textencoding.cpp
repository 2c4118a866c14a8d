// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/textencoding.h"

#include <QStringEncoder>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(paperround::TextEncoding)

class TestTextEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<TextEncoding>("encoding");
        const auto words = u"title,wiki\nÉté,fr.wikipedia.org\nنقاش,ar.wikipedia.org\n"_s;
        const auto as = [&words](QStringConverter::Encoding encoding, QStringConverter::Flags flags) {
            return QByteArray(QStringEncoder(encoding, flags)(words));
        };
        const auto plain = QStringConverter::Flag::Default;
        const auto marked = QStringConverter::Flag::WriteBom;
        QTest::newRow("UTF-8") << as(QStringConverter::Utf8, plain) << words << TextEncoding::Utf8;
        QTest::newRow("UTF-8, marked") << as(QStringConverter::Utf8, marked) << words << TextEncoding::Utf8;
        QTest::newRow("UTF-16LE") << as(QStringConverter::Utf16LE, plain) << words
                                  << TextEncoding::Utf16LittleEndian;
        QTest::newRow("UTF-16LE, marked")
            << as(QStringConverter::Utf16LE, marked) << words << TextEncoding::Utf16LittleEndian;
        QTest::newRow("UTF-16BE") << as(QStringConverter::Utf16BE, plain) << words
                                  << TextEncoding::Utf16BigEndian;
        QTest::newRow("UTF-16BE, marked")
            << as(QStringConverter::Utf16BE, marked) << words << TextEncoding::Utf16BigEndian;
        QTest::newRow("Latin-1") << "\xc9t\xe9;fr\n"_ba << u"Été;fr\n"_s << TextEncoding::Windows1252;
        QTest::newRow("Windows-1252") << "\x84"
                                         "Caf\xe9\x93 \x96 1 \x80\n"_ba
                                      << u"„Café“ – 1 €\n"_s << TextEncoding::Windows1252;
        QTest::newRow("Latin-1 to the last letter") << "Caf\xe9"_ba << u"Café"_s << TextEncoding::Windows1252;
        QTest::newRow("ASCII") << "A\n"_ba << u"A\n"_s << TextEncoding::Utf8;
        QTest::newRow("nothing") << ""_ba << QString(u""_s) << TextEncoding::Utf8;
        QTest::newRow("a mark alone") << "\xef\xbb\xbf"_ba << QString(u""_s) << TextEncoding::Utf8;
    }

    void findsTheEncoding()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = decodeText(bytes);
        QTEST(decoded.text, "text");
        QTEST(decoded.encoding, "encoding");
    }

    void takesTheEncodingThatAPersonChose()
    {
        QCOMPARE(decodeText("\xc3\xa9"_ba, TextEncoding::Windows1252).text, u"Ã©"_s);
        QCOMPARE(decodeText("\xe9"_ba, TextEncoding::Utf8).text, u"\ufffd"_s);
        QCOMPARE(decodeText("a"_ba, TextEncoding::Utf16LittleEndian).text.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTextEncoding)
#include "textencoding.moc"
