// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// paperround-preview-grabs FOLDER PLUG-IN: three newsletters as wikis of the practice farm render them, each
// with both faces of a preview beside each other, as pictures: light, dark, and in the wiki's own look. As
// root: QTWEBENGINE_DISABLE_SANDBOX=1.
#include "models/translations.h"
#include "practice/practicefarm.h"
#include "ui/message/exactplugin.h"
#include "ui/message/htmlsanitiser.h"
#include "ui/message/previewview.h"
#include "ui/practiceplace.h"

#include <QApplication>
#include <QEventLoop>
#include <QHBoxLayout>
#include <QTimer>

#include <cstdio>

using namespace paperround;

namespace {

struct Newsletter
{
    QString name;
    QString wiki;
    QString subject;
    QString body;
};

QList<Newsletter> newsletters()
{
    return {
        {u"signpost"_s, u"en"_s, u"The Courier: 23 November 2026"_s,
         u"<div style=\"border: 1px solid #a2a9b1; border-radius: 4px; padding: 8px 12px; background: "
         u"#f8f9fa\">\n"
         "<div style=\"float: right; width: 190px; margin-left: 12px; padding: 8px; border: 1px solid "
         "#c8ccd1; "
         "background: #ffffff; font-size: 90%\">'''In this issue'''<br>Two reports, a gallery and a "
         "puzzle.</div>\n"
         "'''From the editors''': what a year of letters has taught us.\n"
         "* News: ''[[Project:News|A bridge between two villages]]''\n* Report: ''[https://example.org How "
         "lists grow]''\n"
         "* Gallery: ''Lanterns of the harbour''\n* Puzzle: ''Eleven ways to fold a page''\n"
         "<div style=\"text-align: center; border-top: 1px solid #c8ccd1; margin-top: "
         "8px\">[[Project:News|Read it all]] · "
         "[[Project:Talk|Discuss]] · [[Project:Leave|Unsubscribe]]</div>\n</div>\n"
         "-- [[User:Courier|The Courier]] 14:02, 23 November 2026 (UTC)"_s},
        {u"tech-news"_s, u"fr"_s, u"Actualités techniques n° 2026-48"_s,
         u"<div class=\"plainlinks\">\nDernières '''[[Project:News|actualités techniques]]''' de la "
         u"communauté. Informez les "
         "autres de ces changements.\n\n'''Changements récents'''\n* Les aperçus suivent maintenant le mode "
         "sombre. "
         "[https://example.org/1]\n* Une liste peut être comparée à une autre. <code>A − B</code>\n\n"
         "'''Changements à venir cette semaine'''\n* La nouvelle version sera sur les wikis à partir du 24 "
         "novembre.\n"
         "<div style=\"background: #eaf3ff; border-left: 4px solid #3366cc; padding: 4px 12px; margin: 8px "
         "0\">"
         "'''Réunion''' jeudi à 18 h.</div>\n''Préparé par les rédacteurs · [[Project:Leave|se désabonner]]''\n</div>"_s},
        {u"right-to-left"_s, u"ar"_s, u"أخبار تقنية: 2026-48"_s,
         u"<div style=\"float: left; width: 160px; border: 1px solid #a2a9b1; padding: 6px; margin-right: "
         u"10px\">"
         "'''في هذا العدد'''<br>ثلاثة أخبار وتقرير.</div>\n"
         "آخر '''[[Project:News|الأخبار التقنية]]''' من المجتمع. نرجو إخبار المستخدمين الآخرين بهذه "
         "التغييرات.\n\n"
         "'''تغييرات حديثة'''\n* يمكنك الآن تثبيت الإشعارات في أعلى القائمة. [https://example.org/1]\n"
         "* صارت المعاينات تتبع الوضع الليلي (الإصدار 1.46، في 24 نوفمبر).\n"
         "<div style=\"background: #eaf3ff; border-right: 4px solid #3366cc; padding: 4px 12px; margin: 8px "
         "0\">"
         "اجتماع الخميس في الساعة 18:00.</div>\n''أعدها المحررون · [[Project:Leave|إلغاء الاشتراك]]''"_s}};
}

/// How they are looked at.
struct Way
{
    QString name;
    bool dark = false;
    bool ownLook = false;
};

/// Both faces beside each other, light or dark.
class Pair : public QWidget
{
public:
    Pair(ExactFaceMaker *maker, const std::shared_ptr<Wikis> &wikis)
        : m_light(new PreviewView({}, this))
        , m_exact(new PreviewView([maker] { return maker; }, this, [wikis] { return wikis; }))
    {
        auto *line = new QHBoxLayout(this);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(1);
        line->addWidget(m_light, 1);
        line->addWidget(m_exact, 1);
        resize(1040, 420);
        QWidget::show();
        m_exact->setFace(PreviewView::Face::Exact);
    }
    void show(const ShownPage &page, bool dark, bool ownLook)
    {
        m_exact->setOwnLook(ownLook);
        for (PreviewView *view : {m_light, m_exact}) {
            view->setDark(dark);
            view->show(page);
        }
    }

private:
    PreviewView *m_light;
    PreviewView *m_exact;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    ExactFaceMaker *maker = loadExactFace(arguments.value(2));
    PracticePlace place;
    if (!maker || !place.open()) {
        std::fputs("paperround-preview-grabs FOLDER PLUG-IN\n", stderr);
        return 1;
    }
    const PracticeFarm &farm = *place->practiceFarm();
    const auto wikis = QCoro::waitFor(place->wikisFor(place.account));
    for (const Newsletter &each : newsletters()) {
        const auto rendered = QCoro::waitFor(
            (*wikis)->render(farm.host(each.wiki), u"User talk:Reader"_s, each.subject, each.body));
        if (!rendered)
            qFatal("%s was not rendered: %s", qPrintable(each.name), qPrintable(rendered.error().code));
        const CleanHtml clean = sanitiseHtml(rendered->html, rendered->baseUrl);
        ShownPage page{.html = clean.html, .images = clean.images, .boxes = clean.boxes};
        page.exact.html = clean.exactHtml;
        page.exact.language = each.wiki;
        page.exact.rightToLeft = each.wiki == u"ar"_s;
        page.dress = {farm.host(each.wiki), rendered->styles, clean.pictures};
        Pair pair(maker, *wikis);
        const QList<Way> ways{
            {.name = {}}, {.name = u"-dark"_s, .dark = true}, {.name = u"-own"_s, .ownLook = true}};
        for (const Way &way : ways) {
            pair.show(page, way.dark, way.ownLook);
            QEventLoop drawn; // A browser paints when it likes; this is for eyes.
            QTimer::singleShot(1500, &drawn, &QEventLoop::quit);
            drawn.exec();
            pair.grab().save(arguments.value(1) + u"/preview-"_s + each.name + way.name + u".png"_s);
        }
    }
    place.close();
    return 0;
}
