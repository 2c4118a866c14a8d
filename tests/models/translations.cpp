// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace paperround;

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCountingSentenceOfTheSourcesHasItsEnglishForms()
    {
        // A copy is brought up to date with the sources: what it lacks then is unfinished.
        QTemporaryDir directory;
        const QString copy = directory.filePath(u"paperround_en.ts"_s);
        QVERIFY(
            QFile::copy(QStringLiteral(PAPERROUND_TREE "/resources/translations/paperround_en.ts"), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(PAPERROUND_TREE));
        lupdate.start(QStringLiteral(PAPERROUND_LUPDATE),
                      {u"-silent"_s, u"-locations"_s, u"none"_s, u"-no-obsolete"_s, u"-pluralonly"_s,
                       u"-disable-heuristic"_s, u"similartext"_s, u"-disable-heuristic"_s, u"sametext"_s,
                       u"-I"_s, u"app"_s, u"-I"_s, u"."_s, u"app"_s, u"ui"_s, u"-ts"_s, copy});
        QVERIFY2(lupdate.waitForFinished(100'000), qPrintable(lupdate.errorString()));
        // It warns of words in a context that the program will not ask for.
        QCOMPARE(QString::fromUtf8(lupdate.readAllStandardError()), QString());
        QCOMPARE(lupdate.exitCode(), 0);

        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        int sentences = 0;
        int forms = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"source") {
                QVERIFY2(sentences == 0 || forms == 2, qPrintable(source));
                source = xml.readElementText();
                ++sentences;
                forms = 0;
                QVERIFY2(source.contains(u"%Ln"),
                         qPrintable(u"counts without the locale's digits: "_s + source));
            } else if (xml.name() == u"translation") {
                QVERIFY2(xml.attributes().value(u"type"_s).isEmpty(),
                         qPrintable(u"no English forms: "_s + source));
            } else if (xml.name() == u"numerusform") {
                const QString form = xml.readElementText();
                QVERIFY2(!form.isEmpty() && !form.contains(u"(s)"), qPrintable(source));
                ++forms;
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(forms, 2);
        QVERIFY(sentences > 40);
    }

    void oneAndManyAreSaidInEnglishWhateverTheLocale()
    {
        installTranslations(*QCoreApplication::instance(), QLocale(QLocale::Icelandic));
        const auto pages = [](int n) {
            return QCoreApplication::translate("paperround::SendStep", "Send to %Ln page(s)", nullptr, n);
        };
        QCOMPARE(pages(1), u"Send to 1 page"_s);
        QCOMPARE(pages(0), u"Send to 0 pages"_s);
        QCOMPARE(pages(222), u"Send to 222 pages"_s);
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations.moc"
