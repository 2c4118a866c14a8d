// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wikitexthighlighter.h"

#include "ui/widgets/theme.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace paperround {

class WikitextHighlighterTest : public QObject
{
    Q_OBJECT

    static QTextCharFormat formatAt(const QTextDocument &document, const QString &word)
    {
        const int place = document.find(word).selectionStart();
        const QTextBlock block = document.findBlock(place);
        const QList<QTextLayout::FormatRange> ranges = block.layout()->formats();
        for (const QTextLayout::FormatRange &range : ranges) {
            const int inside = place - block.position() - range.start;
            if (inside >= 0 && inside < range.length)
                return range.format;
        }
        return {};
    }

private Q_SLOTS:
    void eachKindHasItsColourInBothThemes_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void eachKindHasItsColourInBothThemes()
    {
        QFETCH(QPalette, palette);
        QTextDocument document;
        WikitextHighlighter highlighter(&document);
        document.setPlainText(
            u"== head ==\n* [[link]] {{temp|x}} <div> plain <!-- hidden\nstill\n--> after"_s);
        highlighter.setPalette(palette);
        const Theme theme = Theme::of(palette);
        QCOMPARE(formatAt(document, u"head"_s).fontWeight(), int(QFont::Bold));
        QCOMPARE(formatAt(document, u"*"_s).foreground().color(), theme[Tone::Failed].word);
        QCOMPARE(formatAt(document, u"link"_s).foreground().color(), theme.link);
        QCOMPARE(formatAt(document, u"temp"_s).foreground().color(), theme[Tone::Unknown].word);
        QCOMPARE(formatAt(document, u"div"_s).foreground().color(), theme[Tone::Skipped].word);
        QVERIFY(!formatAt(document, u"plain"_s).hasProperty(QTextFormat::ForegroundBrush));
        QCOMPARE(formatAt(document, u"hidden"_s).foreground().color(), theme.muted);
        QVERIFY(formatAt(document, u"still"_s).fontItalic());
        QVERIFY(!formatAt(document, u"after"_s).hasProperty(QTextFormat::ForegroundBrush));
    }

    void aLineThatNobodyReadsIsLeftPlain()
    {
        QTextDocument document;
        WikitextHighlighter highlighter(&document);
        highlighter.setPalette(lightPalette());
        document.setPlainText(u"[[link]] "_s.repeated(100'000));
        QVERIFY(document.firstBlock().layout()->formats().isEmpty());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::WikitextHighlighterTest)
#include "wikitexthighlighter.moc"
