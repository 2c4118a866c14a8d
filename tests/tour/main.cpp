// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// paperround-tour: walks through the real windows on the practice farm; see walk.h, reviewwalk.h, listwalk.h.
#include "models/translations.h"
#include "tour/listwalk.h"
#include "tour/longwords.h"
#include "tour/proof.h"
#include "tour/reviewwalk.h"
#include "tour/walk.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

QSize sizeFrom(const QString &text)
{
    const QStringList parts = text.split(u'x');
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

/// Empty, or what is wrong with what has come of the walk.
template <class Way> QString wrongWith(const Way & /*walk*/, Stage &stage)
{
    return proveDelivery(*stage.launcher().application()->workplace(), Way::subject());
}

QString wrongWith(const ListWalk &walk, Stage & /*stage*/)
{
    return walk.wrongWithThePage();
}

/// Empty where all went well, else the first thing that did not.
template <class Way> QString walkThrough(Stage &stage)
{
    Way walk(stage);
    if (!walk.take()) {
        (void)stage.picture(u"trouble"_s);
        return stage.person().trouble();
    }
    const QString wrong = wrongWith(walk, stage);
    return stage.leave() ? wrong : stage.person().trouble();
}

int takeTour(const QCommandLineParser &parser)
{
    Stage::Options options;
    options.hand = parser.isSet(u"keyboard"_s) ? Person::Hand::Keyboard : Person::Hand::Mouse;
    options.dark = parser.isSet(u"dark"_s);
    options.pictures = parser.value(u"screenshots"_s);
    options.size = sizeFrom(parser.value(u"size"_s));
    QTextStream problems(stderr);
    if (options.size.isEmpty()) {
        problems << "--size wants WIDTHxHEIGHT, as in 1280x800\n";
        return 2;
    }
    if (!options.pictures.isEmpty() && !QDir().mkpath(options.pictures)) {
        problems << "cannot make the folder " << options.pictures << '\n';
        return 2;
    }
    if (parser.isSet(u"rtl"_s))
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    if (parser.isSet(u"long-words"_s))
        QCoreApplication::installTranslator(new LongWords(qApp));
    Stage stage(options);
    const QString trouble = parser.isSet(u"lists"_s) ? walkThrough<ListWalk>(stage)
        : parser.isSet(u"review"_s)                  ? walkThrough<ReviewWalk>(stage)
                                                     : walkThrough<Walk>(stage);
    if (!trouble.isEmpty())
        problems << "The tour went wrong: " << trouble << '\n';
    return trouble.isEmpty() ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    // Nothing of the person's own is read or written.
    QTemporaryDir home;
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"Paper Round"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    installTranslations(application, QLocale(u"en_GB"_s));
    applyStyle(application, ThemeChoice::System);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Walks the real windows through a whole delivery on the practice farm."_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"screenshots"_s, u"Save a picture of each screen."_s, u"DIR"_s},
         {u"keyboard"_s, u"By keyboard alone; else by mouse."_s},
         {u"review"_s, u"A request with three people, in place of a delivery without review."_s},
         {u"lists"_s, u"A target list, from its page back to it, in place of a delivery."_s},
         {u"dark"_s, u"With the dark appearance."_s},
         {u"rtl"_s, u"Laid out from right to left."_s},
         {u"long-words"_s, u"In a language that needs more room."_s},
         {u"size"_s, u"Of the window, in device independent pixels."_s, u"WxH"_s, u"1280x800"_s}});
    parser.process(application);
    return takeTour(parser);
}
