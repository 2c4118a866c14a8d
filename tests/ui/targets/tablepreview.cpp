// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/tablepreview.h"

#include "domain/targets/odswriter.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

KnownSites farm()
{
    return {u"home.test"_s, {u"en.test"_s, u"de.test"_s}};
}

} // namespace

class TablePreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyStyle(*qApp, ThemeChoice::Light); }

    void cleanup()
    {
        m_window.reset();
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        applyTheme(*qApp, ThemeChoice::Light);
    }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_preview = new TablePreview(m_window.get());
        auto *box = new QVBoxLayout(m_window.get());
        box->addWidget(m_preview);
        m_window->resize(900, 400);
        m_window->show();
        m_taken.clear();
        connect(m_preview, &TablePreview::accepted, this,
                [this](const ListText &table, const TableLayout &layout, const QString &) {
                    m_taken.append(parseTable(table.text, layout, farm()));
                });
    }

    void showsHowTheFileIsReadAndTakesItAtAKey()
    {
        ask("Site;note;page\nen.test;x;User talk:A\nde.test;;<b>\n;;User talk:C\n"_ba, u"readers.csv"_s,
            farm());
        QVERIFY(m_preview->isVisible());
        QCOMPARE(field(u"Divided by"_s)->currentText(), u"Semicolon"_s);
        QCOMPARE(field(u"Page"_s)->currentIndex(), 2);
        QCOMPARE(field(u"Wiki"_s)->currentIndex(), 1);
        QCOMPARE(rows()->rowCount(), 3);
        QVERIFY(add()->text().contains(u"2"_s));
        QCOMPARE(m_window->focusWidget(), add());
        QTest::keyClick(add(), Qt::Key_Space);
        QVERIFY(!m_preview->isVisible());
        QCOMPARE(m_taken.size(), 1);
        QCOMPARE(m_taken.first().targets.size(), 2);
        QCOMPARE(m_taken.first().problems.size(), 1);
    }

    void takesColumnsAndHeaderAsAPersonSays()
    {
        ask("Seite,Adresse,Wiki\nUser talk:A,x,en.test\n"_ba, u"a.csv"_s, farm());
        check(u"First row"_s)->setChecked(true);
        field(u"Wiki"_s)->setCurrentIndex(3);
        field(u"Page"_s)->setCurrentIndex(0);
        QCOMPARE(rows()->rowCount(), 1);
        add()->click();
        QCOMPARE(m_taken.first().problems.size(), 0);
        QCOMPARE(m_taken.first().targets.first().wiki, u"en.test"_s);
    }

    void readsAnewInAnotherEncoding()
    {
        ask("page,site\nAndr\xc3\xa9,en.test\n"_ba, u"a.csv"_s, farm());
        QCOMPARE(field(u"Characters"_s)->currentText(), u"UTF-8"_s);
        field(u"Characters"_s)->setCurrentIndex(3);
        add()->click();
        QCOMPARE(m_taken.first().targets.first().title, u"AndrÃ©"_s);
    }

    void readsASpreadsheetWithoutAskingForItsCharacters()
    {
        const QList<QStringList> cells{{u"title"_s, u"wiki"_s}, {u"A"_s, u"de.test"_s}};
        ask(odsOf(u"S"_s, [&cells](int n) { return cells.value(n); }), u"a.ods"_s, farm());
        QVERIFY(!field(u"Characters"_s)->isVisible());
        QVERIFY(!field(u"Sheet"_s)->isVisible()); // There is but one.
        add()->click();
        QCOMPARE(m_taken.first().targets.first().wiki, u"de.test"_s);
    }

    void takesNothingWhenItIsClosed()
    {
        ask("page,site\nA,en.test\n"_ba, u"a.csv"_s, farm());
        QTest::keyClick(m_preview, Qt::Key_Escape);
        QVERIFY(!m_preview->isVisible());
        QVERIFY(m_taken.isEmpty());
    }

    void readsALargeFileAnewInAnotherThread()
    {
        QByteArray lines = "page,site\nAndr\xc3\xa9,en.test\n"_ba;
        while (lines.size() <= ListReader::atOnce)
            lines += "User talk:Somebody else,en.test\n";
        ask(lines, u"a.csv"_s, farm());
        QVERIFY(add()->isEnabled());
        field(u"Characters"_s)->setCurrentIndex(3);
        QVERIFY(!add()->isEnabled()); // it would be read as it was before
        QVERIFY(rows()->item(0, 0)->text().contains(u"André"_s));
        QTRY_VERIFY(rows()->item(0, 0)->text().contains(u"AndrÃ©"_s));
        QVERIFY(add()->isEnabled());
    }

    void showsAllItsWordsInEveryThemeAndDirection_data()
    {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("light") << ThemeChoice::Light << Qt::LeftToRight;
        QTest::newRow("dark") << ThemeChoice::Dark << Qt::LeftToRight;
        QTest::newRow("rtl") << ThemeChoice::Light << Qt::RightToLeft;
    }

    void showsAllItsWordsInEveryThemeAndDirection()
    {
        QFETCH(ThemeChoice, theme);
        QFETCH(Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        init(); // The window of such an application.
        ask("Site;a note that is long;page\nen.test;x;User talk:A\nde.test;;<b>\n"
            "de.test;y;نقاش المستخدم:ليلى\n;;User talk:C\n"_ba,
            u"readers.csv"_s, farm());
        applyTheme(*qApp, theme); // Also where it changes while the table is shown.
        const QColor faint = qApp->palette().color(QPalette::PlaceholderText);
        QTRY_COMPARE(rows()->item(0, 1)->foreground().color(), faint); // The column that is not used.
        const auto picture = m_window->grab();
        const auto *header = rows()->horizontalHeader();
        for (int column = 0; column < rows()->columnCount(); ++column) {
            const QString heading = rows()->horizontalHeaderItem(column)->text();
            QVERIFY2(header->sectionSize(column) > header->fontMetrics().horizontalAdvance(heading) + 16,
                     qPrintable(heading));
        }
        QCOMPARE(header->length(), rows()->viewport()->width());
        for (const auto *widget : m_preview->findChildren<QWidget *>()) {
            const bool hasWords =
                qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget);
            if (widget->isVisible() && hasWords) {
                QVERIFY2(widget->width() >= widget->minimumSizeHint().width(),
                         widget->metaObject()->className());
                QVERIFY(
                    m_preview->rect().contains(QRect(widget->mapTo(m_preview, QPoint()), widget->size())));
            }
        }
        const QString folder = qEnvironmentVariable("PAPERROUND_GALLERY");
        if (!folder.isEmpty())
            picture.save(
                QDir(folder).filePath(u"tablepreview-%1.png"_s.arg(QLatin1String(QTest::currentDataTag()))));
    }

private:
    void ask(const QByteArray &bytes, const QString &name, const KnownSites &sites)
    {
        const auto table = listTextOf(bytes);
        QVERIFY(table);
        m_preview->ask(*table, bytes, name, sites);
    }
    QComboBox *field(const QString &name)
    {
        const auto boxes = m_preview->findChildren<QComboBox *>();
        for (QComboBox *box : boxes) {
            if (box->accessibleName().endsWith(name, Qt::CaseInsensitive))
                return box;
        }
        return nullptr;
    }
    QCheckBox *check(const QString &words)
    {
        const auto boxes = m_preview->findChildren<QCheckBox *>();
        for (QCheckBox *box : boxes) {
            if (box->text().startsWith(words))
                return box;
        }
        return nullptr;
    }
    QTableWidget *rows() { return m_preview->findChild<QTableWidget *>(); }
    QPushButton *add() { return m_preview->findChild<QPushButton *>(u"addTable"_s); }

    std::unique_ptr<QWidget> m_window;
    TablePreview *m_preview = nullptr;
    QList<ParsedTargets> m_taken;
};

} // namespace paperround

QTEST_MAIN(paperround::TablePreviewTest)
#include "tablepreview.moc"
