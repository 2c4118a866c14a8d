// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formulawords.h"

#include "models/bidi.h"

#include <QCoreApplication>
#include <QLocale>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct FormulaWords
{
    Q_DECLARE_TR_FUNCTIONS(paperround::FormulaWords)
};

QString errorWords(const FormulaError &error, const QString &text)
{
    const QString there = text.mid(error.position, error.length);
    if (error.code == "formula-empty"_L1)
        return FormulaWords::tr("write which sources the list takes, for example A ∪ B");
    if (error.code == "formula-letter"_L1)
        return FormulaWords::tr("there is no source %1").arg(isolated(there.toUpper()));
    if (error.code == "formula-operator"_L1)
        return FormulaWords::tr("an operator is missing: ∪, ∩ or \\ (also |, & or -)");
    if (error.code == "formula-operand"_L1)
        return FormulaWords::tr("the letter of a source is missing");
    if (error.code == "formula-parenthesis"_L1)
        return FormulaWords::tr("this parenthesis has no other half");
    if (error.code == "formula-too-long"_L1)
        return FormulaWords::tr("it is too long");
    return FormulaWords::tr("“%1” means nothing here").arg(isolated(there));
}

/// "A", "A and B", "A, B and C".
QString listed(const QString &letters)
{
    QStringList words;
    for (const QChar letter : letters)
        words.append(QString(letter));
    return QLocale().createSeparatedList(words);
}

QString kindWords(const TargetSource &source, const WikiNames &names)
{
    switch (source.origin.kind) {
    case SourceKind::Page:
        return source.origin.revision > 0
            ? FormulaWords::tr("list page on %1, revision %2")
                  .arg(names.shown(source.origin.wiki))
                  .arg(source.origin.revision)
            : FormulaWords::tr("list page on %1").arg(names.shown(source.origin.wiki));
    case SourceKind::Recipe:
        return FormulaWords::tr("query");
    case SourceKind::File:
        return FormulaWords::tr("file %1").arg(isolated(source.origin.id));
    case SourceKind::Paste:
        return FormulaWords::tr("pasted");
    case SourceKind::Draft:
        return FormulaWords::tr("list of another draft");
    case SourceKind::Delivery:
        return FormulaWords::tr("who got that delivery");
    case SourceKind::KeptList:
        return FormulaWords::tr("list kept on this computer");
    case SourceKind::Exclusions:
        return FormulaWords::tr("exclude list");
    }
    Q_UNREACHABLE();
}

} // namespace

QString formulaErrorWords(const FormulaError &error, const QString &text)
{
    const QString words = errorWords(error, text);
    return error.code == "formula-empty"_L1
        ? words
        : FormulaWords::tr("Column %1: %2").arg(QLocale().toString(error.position + 1), words);
}

QString regionWords(SourceMask mask, const QString &letters)
{
    QString in;
    for (const QChar letter : letters) {
        if (mask & maskOf(letter.unicode()))
            in += letter;
    }
    return in.size() == 1 && letters.size() > 1 ? FormulaWords::tr("only in %1").arg(in)
                                                : FormulaWords::tr("in %1").arg(listed(in));
}

QString sourceWords(const TargetSource &source, const WikiNames &names)
{
    QString words =
        FormulaWords::tr("%Ln row(s)", nullptr, source.rows.size()) + u", "_s + kindWords(source, names);
    if (source.read.isValid())
        words += u", "_s
            + FormulaWords::tr("read %1").arg(
                QLocale().toString(source.read.toLocalTime(), QLocale::ShortFormat));
    return words;
}

QList<NamedFormula> formulasFor(const QList<TargetSource> &sources, const SetFormula &now)
{
    QList<NamedFormula> list;
    const QString letters = lettersOf(sources);
    const auto add = [&list, &letters](const QString &name, const QString &text) {
        const auto formula = SetFormula::parse(text, letters);
        if (formula)
            list.append({name, *formula});
    };
    QStringList plus;
    QStringList minus;
    for (const TargetSource &source : sources)
        (source.origin.kind == SourceKind::Exclusions ? minus : plus).append(QString(QChar(source.letter)));
    const QString less = minus.isEmpty() ? QString() : u" - "_s + minus.join(u" - "_s);
    if (plus.size() > 1) {
        add(FormulaWords::tr("All together"), u'(' + plus.join(u" | "_s) + u')' + less);
        add(FormulaWords::tr("What all share"), u'(' + plus.join(u" & "_s) + u')' + less);
    }
    for (const TargetSource &source : sources) {
        if (source.origin.kind == SourceKind::Exclusions)
            continue;
        const QString letter(QChar(source.letter));
        const QString others = now.without(source.letter).ascii();
        if (others.isEmpty())
            continue;
        add(FormulaWords::tr("Joined since %1").arg(letter), u'(' + others + u") - "_s + letter);
        add(FormulaWords::tr("Left since %1").arg(letter), letter + u" - ("_s + others + u')');
    }
    return list;
}

} // namespace paperround
