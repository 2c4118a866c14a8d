// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionbutton.h"

#include "ui/widgets/style.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace paperround {

class ActionButtonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyStyle(*qApp, ThemeChoice::Light); }
    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }

    void everyKindFollowsAThemeThatChangesWhileItIsShown()
    {
        QWidget window;
        auto *box = new QVBoxLayout(&window);
        QList<ActionButton *> buttons;
        for (const auto kind : {ActionButton::Kind::Plain, ActionButton::Kind::Main,
                                ActionButton::Kind::Danger, ActionButton::Kind::Link}) {
            buttons.append(new ActionButton(u"Do it"_s, kind, u"stop"_s, &window));
            box->addWidget(buttons.last());
        }
        window.show();
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Dark}) {
            applyTheme(*qApp, choice);
            const QPalette wanted = choice == ThemeChoice::Dark ? darkPalette() : lightPalette();
            const Theme theme = Theme::of(wanted);
            const QList<QColor> grounds{wanted.color(QPalette::Button), theme.accent,
                                        wanted.color(QPalette::Button), wanted.color(QPalette::Button)};
            const QList<QColor> inks{wanted.color(QPalette::ButtonText), theme.onAccent,
                                     theme[Tone::Failed].word, theme.link};
            for (qsizetype i = 0; i < buttons.size(); ++i) {
                QTRY_COMPARE(buttons[i]->palette().color(QPalette::Button), grounds[i]);
                QTRY_COMPARE(buttons[i]->palette().color(QPalette::ButtonText), inks[i]);
            }
        }
        applyTheme(*qApp, ThemeChoice::Light);
    }

    void theMainButtonIsFilledWithOneColour()
    {
        ActionButton button(u"Send"_s, ActionButton::Kind::Main);
        button.resize(button.sizeHint());
        const QImage picture = button.grab().toImage();
        const QRgb accent = Theme::of(lightPalette()).accent.rgb();
        for (int y = 4; y < picture.height() - 4; ++y)
            QCOMPARE(picture.pixel(6, y), accent);
    }

    void iconAndWordsStayTogetherWhereTheApplicationIsMirrored()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        ActionButton button(u"From a file"_s, ActionButton::Kind::Plain, u"open"_s);
        button.resize(button.sizeHint());
        const QImage picture = button.grab().toImage();
        const QRgb ground = picture.pixel(5, 5);
        const auto isInk = [&](int x) {
            for (int y = 4; y < picture.height() - 4; ++y) {
                if (picture.pixel(x, y) != ground)
                    return true;
            }
            return false;
        };
        const int margin = 8;
        for (const int x : {2, 4, margin, picture.width() - margin, picture.width() - 4})
            QVERIFY2(!isInk(x), qPrintable(QString::number(x)));
        int gap = 0;
        int widest = 0;
        for (int x = margin; x < picture.width() - margin; ++x) {
            gap = isInk(x) ? 0 : gap + 1;
            widest = std::max(widest, gap);
        }
        QVERIFY2(widest <= 14, qPrintable(QString::number(widest)));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ActionButtonTest)
#include "actionbutton.moc"
