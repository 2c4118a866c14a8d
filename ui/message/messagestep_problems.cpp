// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What looks wrong in the message, where it is and what mends it; the step itself is in messagestep.cpp.
#include "models/lintwords.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/messagestep.h"
#include "ui/message/wordsbar.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

// Of a finding, as the checks have them.
Tone toneOf(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error:
        return Tone::Failed;
    case LintSeverity::Warning:
        return Tone::Waiting;
    case LintSeverity::Note:
        return Tone::Sending;
    }
    Q_UNREACHABLE();
}

QString iconOf(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error:
        return u"failed"_s;
    case LintSeverity::Warning:
        return u"warning"_s;
    case LintSeverity::Note:
        return u"info"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

void MessageStep::showProblems()
{
    const LintFinding *before = chosen();
    const std::optional<LintCheck> was = before ? std::optional(before->check) : std::nullopt;
    const QSignalBlocker quiet(m_problems);
    m_found.clear();
    m_problems->clear();
    QList<TextProblem> problems;
    int again = -1;
    for (const LintFinding &finding : m_session.lint()) {
        const LintPlace &place = finding.place;
        // That nothing is written yet is seen; what has no place and breaks nothing stands in the checks.
        if (finding.check == LintCheck::EmptySubject || finding.check == LintCheck::EmptyBody
            || (place.field == LintField::Message && finding.severity == LintSeverity::Note))
            continue;
        const Tone tone = toneOf(finding.severity);
        // Places are those of everybody's words.
        if (place.field == LintField::Body && m_words->variant() < 0)
            problems.append({static_cast<int>(place.span.from), static_cast<int>(place.span.length), tone});
        const QString title = lintWords(finding).title;
        const QString words = place.field == LintField::Body
            ? tr("Line %1: %2").arg(QLocale().toString(place.line), title)
            : place.field == LintField::Subject ? tr("Subject: %1").arg(title)
                                                : title;
        auto *item = new QListWidgetItem(icon(iconOf(finding.severity), Theme::of(palette())[tone].word),
                                         words, m_problems);
        item->setData(Qt::AccessibleTextRole, QString(lintSeverityWord(finding.severity) + u", "_s + words));
        item->setToolTip(words);
        item->setSizeHint({0, scaled(28, this)});
        if (again < 0 && finding.check == was)
            again = static_cast<int>(m_found.size());
        m_found.append(finding);
    }
    m_body->setProblems(problems);
    m_problems->setCurrentRow(again);
    dress();
    showAdvice();
}

const LintFinding *MessageStep::chosen() const
{
    const int row = m_problems->currentRow();
    return row >= 0 && row < m_found.size() ? &m_found[row] : nullptr;
}

void MessageStep::showAdvice()
{
    const LintFinding *finding = chosen();
    m_advice->setVisible(finding != nullptr);
    if (!finding)
        return;
    const LintWords words = lintWords(*finding);
    m_meaning->setText(words.meaning);
    m_mend->setVisible(!words.mend.isEmpty());
    if (!words.mend.isEmpty())
        m_mend->setText(words.mend);
}

void MessageStep::followCursor()
{
    const int at = m_body->textCursor().selectionStart();
    for (int row = 0; row < m_found.size(); ++row) {
        const LintPlace &place = m_found[row].place;
        if (place.field == LintField::Body && place.span.from <= at && at < place.span.end()) {
            m_problems->setCurrentRow(row);
            return;
        }
    }
}

void MessageStep::goTo(const LintPlace &place)
{
    m_words->showWords(-1);
    switch (place.field) {
    case LintField::Subject:
        m_subject->setFocus();
        m_subject->setSelection(static_cast<int>(place.span.from), static_cast<int>(place.span.length));
        break;
    case LintField::Body:
        m_body->goToPlace(place.span.from, place.span.length);
        break;
    case LintField::Message:
        m_body->setFocus();
        break;
    }
}

void MessageStep::mend(const LintMend &mend)
{
    m_words->showWords(-1);
    if (mend.field != LintField::Subject) {
        m_body->replace(mend.span.from, mend.span.length, mend.text);
        m_body->setFocus();
        return;
    }
    m_subject->setSelection(static_cast<int>(mend.span.from), static_cast<int>(mend.span.length));
    m_subject->insert(mend.text);
    m_subject->setFocus();
    m_session.document().setSubject(m_subject->text());
    showSubject();
}

void MessageStep::goToProblem(int step)
{
    m_body->goToNextProblem(step);
}

} // namespace paperround
