// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewview.h"

#include "support/hostilehtml.h"
#include "ui/message/exactplugin.h"
#include "ui/message/fakeface.h"
#include "ui/message/htmlsanitiser.h"
#include "ui/message/messagebrowser.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// The light face, with whatever asks it for anything.
class WatchedBrowser : public MessageBrowser
{
public:
    QList<QUrl> asked;
    QVariant loadResource(int type, const QUrl &name) override
    {
        asked.append(name);
        return MessageBrowser::loadResource(type, name);
    }
};

/// What stands in sanitised HTML beside words: nothing but these tags, with nothing but these attributes.
QString strangerIn(const QString &html)
{
    static const QRegularExpression tags(u"<[^>]*>"_s);
    static const QRegularExpression allowed(
        u"^<(/"
        u"?(a|abbr|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|"
        u"dl|"
        "dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|rp|rt|ruby|s|samp|section|"
        "small|"
        "span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr))"
        "( "
        "(dir|style|class|lang|align|alt|width|height|colspan|rowspan|cellpadding|cellspacing|border|start|"
        "color)"
        "=\"[^\"<>]*\"| href=\"(https?://|mailto:)[^\"<>]*\"| src=\"preview:\\d+\")*>$"_s);
    static const QRegularExpression styles(u" style=\"([^\"]*)\""_s);
    static const QRegularExpression loads(u"url|@|expression|\\\\|import|position|behavior|image-set"_s);
    for (auto each = tags.globalMatch(html); each.hasNext();) {
        const QString tag = each.next().captured();
        if (!allowed.match(tag).hasMatch() || loads.match(styles.match(tag).captured(1)).hasMatch())
            return tag.left(200);
    }
    return {};
}

} // namespace

class PreviewViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHostileRunsLoadsOrLeaves_data()
    {
        QTest::addColumn<QString>("html");
        const QList<HostileHtml> rows = hostileHtml(u"http://127.0.0.1:1"_s);
        QVERIFY(rows.size() >= 200);
        for (const HostileHtml &row : rows)
            QTest::newRow(row.name.constData()) << row.html;
    }

    void nothingHostileRunsLoadsOrLeaves()
    {
        QFETCH(QString, html);
        const CleanHtml clean = sanitiseHtml(html, QUrl(u"https://ar.wiki.test/wiki/Page"_s));
        QCOMPARE(strangerIn(clean.html), QString());
        QCOMPARE(strangerIn(clean.exactHtml), QString());
        QVERIFY(!clean.html.contains(u"<img"));
        for (const QUrl &picture : clean.pictures)
            QVERIFY(picture.scheme().startsWith(u"http"));
        WatchedBrowser browser;
        browser.resize(500, 400);
        browser.show(clean.html, false);
        (void)browser.grab(); // laid out and painted
        QCOMPARE(browser.asked, QList<QUrl>());
        QCOMPARE(browser.documentTitle(), QString());
        QCOMPARE(browser.source(), QUrl());
        QVERIFY2(!browser.toHtml().contains(u"\"javascript:"), qPrintable(clean.html));
    }

    void whatALimitCutsIsSaid()
    {
        PreviewView view({});
        const CleanHtml clean = sanitiseHtml(u"<div>"_s.repeated(5000) + u"end"_s, {});
        QVERIFY(clean.truncated);
        view.show({.html = clean.html, .truncated = clean.truncated});
        QVERIFY2(view.note().contains(u"Cut short"_s), qPrintable(view.note()));
        view.show({.html = u"<p>a</p>"_s});
        QCOMPARE(view.note(), QString());
    }

    void theLightFaceSaysWhatItCannotShow()
    {
        PreviewView view({});
        const CleanHtml clean = sanitiseHtml(
            u"<div style=\"float:right;border:1px solid red\"><img src=\"/a.png\" alt=\"A\"></div>"_s,
            QUrl(u"https://a.test/"_s));
        QVERIFY(clean.boxes);
        QCOMPARE(clean.images, 1);
        view.show({.html = clean.html, .images = clean.images, .boxes = clean.boxes});
        QVERIFY2(view.note().contains(u"1 picture"_s) && view.note().contains(u"frames"_s)
                     && view.note().contains(u"paperround-exactpreview"_s),
                 qPrintable(view.note()));
        view.setFace(PreviewView::Face::Exact);
        QCOMPARE(view.face(), PreviewView::Face::Light); // It is not installed.
    }

    void theExactFaceGetsTheSamePageAndIsMadeWhenItIsWanted()
    {
        FakeMaker maker;
        PreviewView view([&maker] { return &maker; });
        ShownPage page{.html = u"light"_s, .images = 2};
        page.exact.html = u"exact"_s;
        page.exact.rightToLeft = true;
        view.show(page);
        QVERIFY(!maker.face);
        view.setFace(PreviewView::Face::Exact);
        QVERIFY(maker.face);
        QCOMPARE(maker.face->pages.constLast().html, u"exact"_s);
        QVERIFY(maker.face->pages.constLast().rightToLeft && !maker.face->pages.constLast().dark);
        QCOMPARE(view.note(), QString());
        view.setDark(true);
        QVERIFY(maker.face->pages.constLast().dark);
        QSignalSpy chosen(&view, &PreviewView::linkChosen);
        maker.face->linkChosen(QUrl(u"https://x.test/"_s));
        QCOMPARE(chosen.size(), 1);
    }

    void theLightFaceStepsInWhenTheExactOneEnds()
    {
        FakeMaker maker;
        PreviewView view([&maker] { return &maker; });
        view.show({.html = u"<p>light</p>"_s});
        view.setFace(PreviewView::Face::Exact);
        QSignalSpy changed(&view, &PreviewView::faceChanged);
        maker.face->gone();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(view.face(), PreviewView::Face::Light);
        QVERIFY2(view.note().contains(u"has ended"_s), qPrintable(view.note()));
        QCOMPARE(view.light().toPlainText(), u"light"_s);
        view.setFace(PreviewView::Face::Exact); // A new one.
        QCOMPARE(view.face(), PreviewView::Face::Exact);
        QVERIFY(!view.note().contains(u"has ended"_s));
    }

    void aFaceThatCannotBeLoadedIsNotOfferedAgain()
    {
        FakeMaker maker;
        maker.works = false;
        PreviewView view([&maker] { return &maker; });
        QVERIFY(view.hasExactFace());
        view.setFace(PreviewView::Face::Exact);
        QCOMPARE(view.face(), PreviewView::Face::Light);
        QVERIFY(!view.hasExactFace());
    }

    void aNarrowPageIsAsWideAsATelephone()
    {
        PreviewView view({});
        view.resize(900, 400);
        view.show({.html = u"a"_s});
        view.QWidget::show();
        QTRY_VERIFY(view.light().width() > 800);
        view.setNarrow(true);
        QTRY_COMPARE(view.light().width(), PreviewView::narrow);
        view.setNarrow(false);
        QTRY_VERIFY(view.light().width() > 800);
    }

    void aDarkPageHasDarkColoursAndStaysSo()
    {
        PreviewView view({});
        view.show({.html = u"<p>a <a href=\"https://x.test/\">b</a></p>"_s});
        view.setDark(true);
        QCOMPARE(view.light().palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
        QCOMPARE(view.light().toHtml().contains(darkPalette().color(QPalette::Link).name()), true);
        view.setDark(false);
        QCOMPARE(view.light().palette().color(QPalette::Base), lightPalette().color(QPalette::Base));
    }

    void thePlugInIsFoundBesideTheProgramAlone()
    {
        QTemporaryDir folder;
        const QString program = folder.filePath(u"bin/paperround"_s);
        QVERIFY(QDir(folder.path()).mkpath(u"bin/plugins"_s));
        QFile self(program);
        QVERIFY(self.open(QIODevice::WriteOnly));
        QCOMPARE(exactFaceFile(program), QString());
        QFile plugin(folder.filePath(u"bin/plugins/paperround_exactpreview.so"_s));
        QVERIFY(plugin.open(QIODevice::WriteOnly));
        plugin.write("no library");
        plugin.close();
        QCOMPARE(exactFaceFile(program), QFileInfo(plugin.fileName()).canonicalFilePath());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the exact view cannot be loaded"_s));
        QVERIFY(!loadExactFace(plugin.fileName()));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::PreviewViewTest)
#include "previewview.moc"
