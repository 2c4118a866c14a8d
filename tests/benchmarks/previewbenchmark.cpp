// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a preview on a hundred wikis costs, in the window that shows it: requests, the time to the first
// result and to the last, memory, and the longest that the window did not answer. First as it begins (a wiki
// of each language), then on all of them, then the same again out of what is kept; and a hostile page in one
// result.
#include "benchmarks/threadedfarm.h"
#include "benchmarks/usage.h"
#include "cli/workplace.h"
#include "store/store.h"
#include "ui/drafts/draftspage.h"
#include "ui/message/htmlsanitiser.h"
#include "ui/message/messagebrowser.h"
#include "ui/message/previewstep.h"
#include "ui/widgets/style.h"
#include "wiki/farms.h"
#include "wiki/login/accountbook.h"

#include <QApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTimer>

#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

constexpr int WikiCount = 100;

/// A newsletter of usual size, with a template that no wiki has.
QString newsletter()
{
    QString text = u"<div style=\"border:1px solid #a2a9b1; float:right; width:200px\">Box</div>\n"_s;
    for (int line = 1; line <= 40; ++line)
        text += u"* '''Change %1''': [[Project:News|words]] and [https://example.org more] for everybody.\n"_s
                    .arg(line);
    return text + u"{{Tracked|T1}} ~~~~\n"_s;
}

/// Ticks as often as the event loop lets it: the longest gap is how long a window did not answer.
class Pulse
{
public:
    Pulse()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_worst = std::max(m_worst, m_since.restart()); });
        m_timer.start(1);
        m_since.start();
    }
    [[nodiscard]] double worst() const { return double(std::max(m_worst, m_since.elapsed())); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_worst = 0;
};

struct Looked
{
    double first = 0;
    double last = 0;
    double stall = 0;
    int requests = 0;
    int renders = 0;
    int wikis = 0;
    int groups = 0;
    qint64 memory = 0;

    [[nodiscard]] QJsonObject told() const
    {
        return {{u"wikis"_s, wikis},
                {u"groups"_s, groups},
                {u"requests"_s, requests},
                {u"parseRequests"_s, renders},
                {u"firstMilliseconds"_s, first},
                {u"lastMilliseconds"_s, last},
                {u"longestStallMilliseconds"_s, stall},
                {u"memoryBytes"_s, double(memory)}};
    }
};

struct Counts
{
    std::atomic<int> requests = 0;
    std::atomic<int> renders = 0;
};

/// From the call of `begin` until nothing is rendered any more.
template <class Begin> Looked look(PreviewWork &work, Counts &counts, Begin begin)
{
    Looked looked;
    const Usage before = Usage::now();
    counts.requests = counts.renders = 0;
    const int already = work.groups().wikis();
    QEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    const Pulse pulse;
    QObject context;
    QObject::connect(&work, &PreviewWork::stateChanged, &context, [&] {
        if (looked.first == 0 && work.groups().wikis() > 0 && work.groups().wikis() != already)
            looked.first = double(timer.nsecsElapsed()) / 1e6;
        // Not what it says of itself while it begins.
        QTimer::singleShot(0, &loop, [&] {
            if (!work.isRendering())
                loop.quit();
        });
    });
    begin();
    loop.exec();
    looked.last = double(timer.nsecsElapsed()) / 1e6;
    looked.stall = pulse.worst();
    looked.requests = counts.requests;
    looked.renders = counts.renders;
    looked.wikis = work.groups().wikis();
    looked.groups = work.groups().rowCount();
    looked.memory = (Usage::now() - before).resident;
    return looked;
}

/// The costliest page that the sanitiser lets through to the window: rows of a table up to its limit.
QJsonObject hostilePage()
{
    MessageBrowser browser;
    browser.resize(600, 800);
    browser.QWidget::show();
    QElapsedTimer timer;
    timer.start();
    const CleanHtml clean = sanitiseHtml(u"<table>"_s + u"<tr><td>a<td>b"_s.repeated(20'000), {});
    const double cleaned = double(timer.nsecsElapsed()) / 1e6;
    timer.start();
    browser.show(clean.html, false);
    (void)browser.grab();
    return {{u"inAThreadMilliseconds"_s, cleaned},
            {u"inTheWindowMilliseconds"_s, double(timer.nsecsElapsed()) / 1e6}};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyStyle(application, ThemeChoice::Light);
    ThreadedFarm server(WikiCount);
    Counts counts;
    FarmProfile farm;
    QString token;
    server.on([&](PracticeFarm &wikis) {
        farm = wikis.profile();
        token = wikis.users().constFirst().token;
        QObject::connect(&wikis, &PracticeFarm::requestHandled, &wikis,
                         [&counts](const QString &, const QString &action) {
                             ++counts.requests;
                             counts.renders += action == u"parse" ? 1 : 0;
                         });
    });
    const QTemporaryDir data;
    farm.practice = false; // As any farm of a profile.
    if (!saveFarm(data.filePath(u"farms"_s), farm))
        qFatal("the farm's profile could not be written");
    const auto opened = QCoro::waitFor(Workplace::open({.directory = data.path()}));
    if (!opened)
        qFatal("the workplace could not be opened: %s", qPrintable(opened.error().code));
    const std::shared_ptr<Workplace> workplace = *opened;
    const auto account = QCoro::waitFor(workplace->accounts().addOwnerOnlyToken(farm, token, Keep::ThisRun));
    if (!account)
        qFatal("no account: %s", qPrintable(account.error().code));
    const auto wikis = QCoro::waitFor(workplace->wikisFor(*account));
    Desk desk;
    QJsonObject result{{u"benchmark"_s, u"preview"_s}, {u"hostilePage"_s, hostilePage()}};
    {
        DraftsPage page(workplace->store().drafts(), workplace->clock(), desk, workplace->engine(),
                        Surroundings{});
        page.resize(1112, 800);
        page.show();
        desk.choose(farm, *account, *wikis);
        page.newDraft();
        QStringList targets;
        for (const auto &wiki : farm.wikis)
            targets.append(u"Project talk:Reader@"_s + wiki.host);
        DraftSession &session = page.session();
        session.targetsWork().addText(targets.join(u'\n'), u"list"_s);
        session.document().setSubject(u"News"_s);
        session.document().setBody(newsletter());
        PreviewWork &work = session.previewWork();
        result[u"aWikiOfEachLanguage"_s] = look(work, counts, [&] { work.renderAgain(); }).told();
        result[u"theRest"_s] = look(work, counts, [&] { work.renderLater(); }).told();
        result[u"againOutOfWhatIsKept"_s] = look(work, counts, [&] { work.render(); }).told();
        session.document().close();
    }
    QCoro::waitFor(workplace->shutDown());
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return 0;
}
