// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The plug-in itself, with Qt WebEngine: what a page would do in it, sanitised and, since a sanitiser may
// err, as it came.
#include "support/hostilehtml.h"
#include "support/hostilestyles.h"
#include "ui/message/exactplugin.h"
#include "ui/message/htmlsanitiser.h"
#include "ui/message/previewview.h"
#include "wiki/pages/harmlessstyles.h"

#include <QApplication>
#include <QBuffer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace paperround {

class ExactFaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_canary.listen(QHostAddress::LocalHost));
        connect(&m_canary, &QTcpServer::newConnection, this, [this] {
            ++m_visits;
            delete m_canary.nextPendingConnection();
        });
        m_maker = loadExactFace(QStringLiteral(PAPERROUND_EXACT_FILE));
        QVERIFY(m_maker);
        makeFace();
    }

    void cleanupTestCase() { m_window.reset(); }

    void showsWhatItIsGiven()
    {
        show({.html = u"<h2>News</h2><p style=\"background: #ff0000\">red</p>"_s});
        QTRY_VERIFY(paints(QColor(255, 0, 0)));
        show({.html = u"<p>a</p>"_s, .dark = true});
        QTRY_VERIFY(paints(QColor(0x10, 0x14, 0x18)));
    }

    void picturesComeOutOfThePageAlone()
    {
        QImage blue(20, 20, QImage::Format_RGB32);
        blue.fill(QColor(0, 0, 255));
        QByteArray png;
        QBuffer out(&png);
        QVERIFY(blue.save(&out, "PNG"));
        const QString html = u"<img src=\"preview:0\" width=\"40\" height=\"40\">"_s;
        show({.html = html});
        QVERIFY(!paints(QColor(0, 0, 255)));
        ExactPage page{.html = html};
        page.pictures.insert(0, png);
        show(page);
        QTRY_VERIFY(paints(QColor(0, 0, 255)));
    }

    void aWikisOwnStylesAreUsedWhereTheyAreGiven()
    {
        show({.html = u"<p class=\"note\">a</p>"_s, .styles = ".note { background: #00ff00 }"});
        QTRY_VERIFY(paints(QColor(0, 255, 0)));
    }

    void dataInAWikisStylesIsShown()
    {
        QImage blue(20, 20, QImage::Format_RGB32);
        blue.fill(QColor(0, 0, 255));
        QByteArray png;
        QBuffer out(&png);
        QVERIFY(blue.save(&out, "PNG"));
        const QByteArray css =
            ".note{height:100px;background:url(data:image/png;base64," + png.toBase64() + ")}";
        show({.html = u"<p class=\"note\">a</p>"_s, .styles = harmlessStyles(css)});
        QTRY_VERIFY(paints(QColor(0, 0, 255)));
    }

    void noStyleSheetLeadsOut_data()
    {
        QTest::addColumn<QByteArray>("css");
        for (const HostileStyles &one : hostileStyles(u"http://127.0.0.1:%1"_s.arg(m_canary.serverPort()))) {
            QTest::newRow((one.name + ", cleaned").constData()) << harmlessStyles(one.css);
            QTest::newRow((one.name + ", as it came").constData()) << one.css;
        }
    }

    void noStyleSheetLeadsOut()
    {
        QFETCH(QByteArray, css);
        show({.html = u"<p class=\"a\">a<a href=\"http://127.0.0.1/\">b</a></p><ul><li>c</li></ul>"_s,
              .styles = css + " body{background:#00ff00!important}"});
        QVERIFY(m_isShown);
        (void)m_window->grab(); // What is drawn is what would be loaded.
        QCOMPARE(m_visits, 0);
        QCOMPARE(m_chosen, QList<QUrl>());
        QVERIFY(!m_isGone);
    }

    void aPictureRunsNothing_data()
    {
        QTest::addColumn<QByteArray>("data");
        const QByteArray server = u"http://127.0.0.1:%1/p"_s.arg(m_canary.serverPort()).toLatin1();
        QTest::newRow("a drawing with a script")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' onload='document.title=\"ran\"'><script>"
                          "document.title='ran'</script></svg>");
        QTest::newRow("a drawing that loads") << "<svg xmlns='http://www.w3.org/2000/svg' "
                                                 "xmlns:x='http://www.w3.org/1999/xlink'><image x:href='"
                + server + "'/><style>@import '" + server + "';</style></svg>";
        QTest::newRow("a page") << "<html><img src='" + server + "'><script>document.title='ran'</script>";
        QTest::newRow("a picture cut short") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("a picture of a thousand million points")
            << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x7f\xff\0\0\x7f\xff\x08\x06\0\0\0", 29);
        QTest::newRow("nothing") << QByteArray();
    }

    void aPictureRunsNothing()
    {
        QFETCH(QByteArray, data);
        ExactPage page{.html = u"<img src=\"preview:0\" width=\"40\" height=\"40\">"_s};
        page.pictures.insert(0, data);
        show(page);
        QVERIFY(m_isShown);
        (void)m_window->grab();
        QVERIFY(!m_face->widget()->property("title").toString().contains(u"ran"_s));
        QCOMPARE(m_visits, 0);
        QVERIFY(!m_isGone);
    }

    void nothingHostileRunsLoadsOrLeaves_data()
    {
        QTest::addColumn<QString>("html");
        const QString server = u"http://127.0.0.1:%1"_s.arg(m_canary.serverPort());
        for (const HostileHtml &row : hostileHtml(server)) {
            const CleanHtml clean = sanitiseHtml(row.html, QUrl(server));
            QTest::newRow(QByteArray(row.name + ", sanitised").constData()) << clean.exactHtml;
            if (row.html.size() < 2000) // What is too much never gets here.
                QTest::newRow(QByteArray(row.name + ", as it came").constData()) << row.html;
        }
    }

    void nothingHostileRunsLoadsOrLeaves()
    {
        QFETCH(QString, html);
        show({.html = html});
        QVERIFY(m_isShown);
        const QUrl address = m_face->widget()->property("url").toUrl();
        QCOMPARE(address.scheme(), u"preview"_s);
        QVERIFY2(!m_face->widget()->property("title").toString().contains(u"ran"_s), "a script ran");
        QCOMPARE(m_visits, 0);
        QCOMPARE(m_chosen, QList<QUrl>());
        QVERIFY(!m_isGone);
        QCOMPARE(QApplication::topLevelWidgets().size(), 1);
    }

    void aLinkIsOnlyToldOf()
    {
        show(
            {.html =
                 u"<a href=\"http://127.0.0.1:%1/a\" style=\"display:block; height: 200px; background: #0000ff\">a</a>"_s
                     .arg(m_canary.serverPort())});
        QTRY_VERIFY(paints(QColor(0, 0, 255)));
        QWidget *target = m_face->widget()->focusProxy() ? m_face->widget()->focusProxy() : m_face->widget();
        QTest::mouseClick(target, Qt::LeftButton, Qt::NoModifier, QPoint(60, 60));
        QTRY_COMPARE(m_chosen.size(), 1);
        QCOMPARE(m_chosen.constFirst().path(), u"/a"_s);
        QCOMPARE(m_face->widget()->property("url").toUrl().scheme(), u"preview"_s);
        QCOMPARE(m_visits, 0);
        m_chosen.clear();
    }

    void itDrawsInAProcessOfItsOwnAndSaysWhenThatHasEnded()
    {
        show({.html = u"<p>a</p>"_s});
        qint64 process = 0;
        for (const QObject *each : m_face->widget()->findChildren<QObject *>()) {
            if (each->property("renderProcessPid").isValid())
                process = each->property("renderProcessPid").toLongLong();
        }
        QVERIFY(process > 0 && process != QCoreApplication::applicationPid());
        ::kill(static_cast<pid_t>(process), SIGKILL);
        QTRY_VERIFY(m_isGone);
        makeFace(); // The next one works.
        show({.html = u"<p style=\"background: #ff0000\">red</p>"_s});
        QTRY_VERIFY(paints(QColor(255, 0, 0)));
    }

    void theViewGoesOnWithTheLightFaceAfterThat()
    {
        m_window.reset();
        PreviewView view([this] { return m_maker; });
        view.resize(600, 400);
        view.QWidget::show();
        ShownPage page{.html = u"<p>a</p>"_s};
        page.exact.html = page.html;
        view.show(page);
        view.setFace(PreviewView::Face::Exact);
        QCOMPARE(view.face(), PreviewView::Face::Exact);
        qint64 process = 0;
        const auto find = [&] {
            for (const QObject *each : view.exact()->findChildren<QObject *>())
                process = std::max(process, each->property("renderProcessPid").toLongLong());
            return process > 0;
        };
        QTRY_VERIFY(find());
        ::kill(static_cast<pid_t>(process), SIGKILL);
        QTRY_COMPARE(view.face(), PreviewView::Face::Light);
        QVERIFY(view.note().contains(u"has ended"_s));
    }

private:
    void makeFace()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(600, 400);
        m_face = m_maker->make(m_window.get());
        m_face->widget()->resize(600, 400);
        m_face->shown = [this] { m_isShown = true; };
        m_face->gone = [this] { m_isGone = true; };
        m_face->linkChosen = [this](const QUrl &url) { m_chosen.append(url); };
        m_isGone = false;
        m_window->show();
    }
    void show(const ExactPage &page)
    {
        m_isShown = false;
        m_face->show(page);
        QTRY_VERIFY_WITH_TIMEOUT(m_isShown, 60'000);
    }
    [[nodiscard]] bool paints(const QColor &colour) const
    {
        const QImage image = m_window->grab().toImage();
        for (int y = 0; y < image.height(); y += 4) {
            for (int x = 0; x < image.width(); x += 4) {
                if (image.pixelColor(x, y) == colour)
                    return true;
            }
        }
        return false;
    }

    QTcpServer m_canary;
    int m_visits = 0;
    ExactFaceMaker *m_maker = nullptr;
    std::unique_ptr<QWidget> m_window;
    ExactFace *m_face = nullptr;
    bool m_isShown = false;
    bool m_isGone = false;
    QList<QUrl> m_chosen;
};

} // namespace paperround

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    paperround::ExactFaceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "exactface.moc"
