// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestwhat.h"

#include "models/translations.h"
#include "ui/message/fakeface.h"
#include "ui/message/messagebrowser.h"
#include "ui/message/previewlook.h"
#include "ui/message/previewview.h"
#include "ui/review/deskroom.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/style.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>

namespace paperround {

/// What a reviewer sees of that which would be posted.
class RequestWhatTest : public QObject
{
    Q_OBJECT

    ReviewBench *m_bench = nullptr; ///< Of m_benches, the last.
    std::vector<std::unique_ptr<ReviewBench>> m_benches; ///< All: answers may still be on their way.

    /// Its second and third page are editors'.
    static Request forEditors()
    {
        Request request = ReviewBench::request();
        request.message.variants = {{{}, {}, {}, u"Dear editors ~~~~"_s, u"Editors"_s, {{2, 3}}}};
        return request;
    }
    static QString plain(QString words) { return words.remove(QChar(0x2068)).remove(QChar(0x2069)); }
    static QAction *choice(RequestWhat &what, const QString &words)
    {
        const auto actions = what.look().menu()->actions();
        const auto found = std::ranges::find(actions, words, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    }
    static bool tells(const RequestWhat &what, const QString &words)
    {
        const auto labels = what.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&words](const QLabel *label) {
            return label->isVisible() && label->text().replace(QChar::Nbsp, u' ').contains(words);
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
        if (qEnvironmentVariableIsSet("PAPERROUND_RTL"))
            QApplication::setLayoutDirection(Qt::RightToLeft);
    }
    void init() { m_bench = m_benches.emplace_back(std::make_unique<ReviewBench>()).get(); }

    void eachSegmentsWordsAreOfferedAndShown()
    {
        const ReviewedRequest request = m_bench->submitted(forEditors());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QVERIFY(room.opens(request.title));
        RequestWhat &what = *room.view().what();
        QCOMPARE(what.wikis()->count(), 2);
        QCOMPARE(plain(what.wikis()->itemText(0)), u"home.example · 1 page"_s);
        QCOMPARE(plain(what.wikis()->itemText(1)), u"home.example · Editors · 2 pages"_s);
        const auto shows = [&](const QString &words, int row) {
            return what.view().light().toPlainText().contains(words)
                && what.text()->toPlainText().contains(words)
                && what.text()->toPlainText().contains(
                    u"pr:%1/%2"_s.arg(request.submission().request.id).arg(row));
        };
        QTRY_VERIFY2(shows(u"Hello"_s, 1), qPrintable(what.text()->toPlainText()));
        what.wikis()->setFocus();
        press(Qt::Key_Down);
        QTRY_VERIFY2(shows(u"Dear editors"_s, 2), qPrintable(what.text()->toPlainText()));
        QVERIFY(!what.text()->toPlainText().contains(u"Hello"_s));
        room.look(u"review-what-segment"_s);
    }

    void theSegmentThatIsReadStaysChosenInTheNextVersion()
    {
        Request first = forEditors();
        const ReviewedRequest request = m_bench->submitted(first);
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        RequestWhat &what = *room.view().what();
        what.wikis()->setCurrentIndex(1);
        Request other = ReviewBench::request();
        other.message.variants = {{{}, {}, {}, u"Dear all ~~~~"_s, u"Translators"_s, {{1, 1}}},
                                  {{}, {}, {}, u"Dear others ~~~~"_s, u"Editors"_s, {{2, 3}}}};
        const ReviewedRequest next = m_bench->submitted(other);
        room.page.activated(next.title);
        QTRY_COMPARE(plain(what.wikis()->currentText()), u"home.example · Editors · 2 pages"_s);
        QTRY_VERIFY(what.text()->toPlainText().contains(u"Dear others"_s));
    }

    void aLongNameLeavesRoomForTheRest()
    {
        Request long_ = forEditors();
        long_.message.variants[0].segment =
            u"Everybody who has edited a page of the project since the spring "_s
            + u"and reads the newsletter of the editors "_s.repeated(3);
        const ReviewedRequest request = m_bench->submitted(long_);
        DeskRoom room(*m_bench, m_bench->ngozi);
        room.page.resize(960 - 64, 600);
        QVERIFY(room.opens(request.title));
        RequestWhat &what = *room.view().what();
        what.wikis()->setCurrentIndex(1);
        QTRY_VERIFY(what.text()->toPlainText().contains(u"Dear editors"_s));
        QCOMPARE(room.page.width(), 960 - 64);
        const ActionButton *button = what.look().button();
        const QRect place(button->mapTo(&room.page, QPoint()), button->size());
        QVERIFY(room.page.rect().contains(place) && button->isVisible());
        room.look(u"review-what-long-name"_s);
    }

    void aPageIsCleanedAndTheLastChoiceIsShown()
    {
        m_bench->ngozi->tweakRendered = [](const QString &, RenderedMessage &rendered) {
            const bool editors = rendered.wikitext.contains(u"Dear editors"_s);
            // The first takes the cleaner a while.
            rendered.html = editors ? u"<p onclick=\"x()\">For editors<script>x()</script></p>"_s
                                    : u"<table><tr><td>"_s.repeated(20'000) + u"For others"_s;
        };
        const ReviewedRequest request = m_bench->submitted(forEditors());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        RequestWhat &what = *room.view().what();
        QTRY_VERIFY(what.text()->toPlainText().contains(u"Hello"_s));
        what.wikis()->setCurrentIndex(1);
        QTRY_COMPARE(what.view().light().toPlainText().trimmed(), u"For editors"_s);
        QVERIFY(!what.view().light().toHtml().contains(u"x()"_s));
        what.wikis()->setCurrentIndex(0);
        QTRY_VERIFY(tells(what, u"Too big to be shown"_s) || tells(what, u"Cut short"_s));
        m_bench->ngozi->tweakRendered = {};
    }

    void whatTheSimpleViewLeavesOutIsSaid()
    {
        m_bench->ngozi->tweakRendered = [](const QString &, RenderedMessage &rendered) {
            rendered.html = u"<p>Words <img src=\"//home.example/p.png\" alt=\"a picture\"></p>"_s;
        };
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        RequestWhat &what = *room.view().what();
        QTRY_VERIFY(tells(what, u"Simple view: without 1 picture."_s));
        QVERIFY(!choice(what, u"Exact view"_s)->isEnabled());
        QVERIFY(choice(what, u"Exact view"_s)->toolTip().contains(u"paperround-exactpreview"_s));
        choice(what, u"Dark"_s)->trigger();
        choice(what, u"As wide as a telephone"_s)->trigger();
        QTRY_VERIFY(what.view().light().width() <= PreviewView::narrow);
        room.look(u"review-what-dark-narrow"_s);
        m_bench->ngozi->tweakRendered = {};
    }

    void theExactViewIsAChoiceWhereItIsInstalled()
    {
        m_bench->ngozi->tweakFacts = [](WikiFacts &facts) { facts.language = u"en"_s; };
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        FakeMaker maker;
        DeskRoom room(*m_bench, m_bench->ngozi, [&maker] { return &maker; });
        QVERIFY(room.opens(request.title));
        RequestWhat &what = *room.view().what();
        QTRY_VERIFY(what.view().light().toPlainText().contains(u"Hello"_s));
        QVERIFY(!maker.face); // Nobody has wanted it yet.
        choice(what, u"Exact view"_s)->trigger();
        QVERIFY(maker.face && what.view().face() == PreviewView::Face::Exact);
        QVERIFY(maker.face->pages.constLast().html.contains(u"Hello"_s));
        QCOMPARE(maker.face->pages.constLast().language, u"en"_s);
        maker.face->linkChosen(QUrl(u"https://evil.example/"_s));
        QVERIFY(room.urls.isEmpty()); // It is asked about first.
        QVERIFY(!room.view().bar()->notices().isEmpty());
        maker.face->gone();
        QTRY_COMPARE(what.view().face(), PreviewView::Face::Light);
        QVERIFY(!choice(what, u"Exact view"_s)->isChecked());
        QVERIFY(tells(what, u"has ended by itself"_s));
    }

    void aWikiThatDoesNotRenderItSaysSo()
    {
        const ReviewedRequest request = m_bench->submitted(forEditors());
        DeskRoom room(*m_bench, m_bench->ngozi);
        m_bench->ngozi->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
            if (call == "render"_L1)
                return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
            return {};
        };
        QVERIFY(room.opens(request.title));
        RequestWhat &what = *room.view().what();
        QTRY_VERIFY(tells(what, u"home.example did not render it"_s));
        QVERIFY(what.text()->toPlainText().contains(u"Hello"_s)); // The text is known all the same.
        m_bench->ngozi->readFault = {};
    }
};

} // namespace paperround

QTEST_MAIN(paperround::RequestWhatTest)
#include "requestwhat.moc"
