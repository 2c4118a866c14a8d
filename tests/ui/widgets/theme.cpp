// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QTest>

using namespace paperround;

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateCanBeReadOnEveryGround_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void everyStateCanBeReadOnEveryGround()
    {
        QFETCH(QPalette, palette);
        const Theme theme = Theme::of(palette);
        for (const Tone tone : allTones) {
            const ToneColours &colours = theme[tone];
            for (const QColor &ground : {palette.color(QPalette::Base), palette.color(QPalette::Window),
                                         palette.color(QPalette::AlternateBase), colours.tint})
                QVERIFY2(contrast(colours.word, ground) >= 4.5,
                         qPrintable(colours.word.name() + ground.name()));
            QVERIFY(contrast(colours.part, palette.color(QPalette::Base)) >= 3.0);
            const QColor chosen = theme.wordOn(tone, palette.color(QPalette::Highlight),
                                               palette.color(QPalette::HighlightedText));
            QVERIFY(contrast(chosen, palette.color(QPalette::Highlight)) >= 4.5);
        }
        QVERIFY(contrast(theme.muted, palette.color(QPalette::Window)) >= 4.5);
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
        QVERIFY(contrast(theme.edge, palette.color(QPalette::Window)) >= 3.0);
        QVERIFY(contrast(theme.link, palette.color(QPalette::Base)) >= 4.5);
    }

    void takesTheTextColourWhereTheDesktopIsHighContrast()
    {
        QPalette palette = darkPalette();
        palette.setColor(QPalette::Base, Qt::black);
        palette.setColor(QPalette::Window, Qt::black);
        palette.setColor(QPalette::Text, Qt::white);
        QCOMPARE(Theme::of(palette)[Tone::Failed].word, QColor(Qt::white));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme.moc"
