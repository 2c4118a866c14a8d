// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

bool install(QCoreApplication &application, const QLocale &locale, const QString &name,
             const QString &directory)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, u"_"_s, directory))
        return false;
    translator->setParent(&application);
    return QCoreApplication::installTranslator(translator.release());
}

} // namespace

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    const QString ours = u":/translations"_s;
    // The translator installed last is asked first: what a language lacks is said in English.
    install(application, QLocale(QLocale::English), u"paperround"_s, ours);
    if (locale.language() == QLocale::English)
        return;
    // Qt's words come with ours only: one window speaks one language.
    if (install(application, locale, u"paperround"_s, ours))
        install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace paperround
