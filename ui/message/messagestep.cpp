// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/messagestep.h"

#include "domain/message/composition.h"
#include "models/lintwords.h"
#include "ui/message/bodyeditor.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/segmentedbar.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

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

MessageStep::MessageStep(DraftSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_subject(new QLineEdit(this))
    , m_asSent(captionLabel({}, this))
    , m_bytesBar(new SegmentedBar(this))
    , m_bytes(captionLabel({}, this))
    , m_body(new BodyEditor(this))
    , m_problems(new QListWidget(this))
    , m_advice(new QWidget(this))
    , m_meaning(textLabel({}, true, m_advice))
    , m_mend(new ActionButton(tr("Mend it"), ActionButton::Kind::Plain, u"mend"_s, m_advice))
    , m_place(captionLabel({}, this))
    , m_counts(captionLabel({}, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeHead());
    all->addWidget(ruleLine(Qt::Horizontal, this));
    m_body->setFrameShape(QFrame::NoFrame);
    all->addWidget(m_body, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(makeProblems());
    all->addWidget(makeFoot());

    connect(m_subject, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_session.document().setSubject(text);
        showSubject();
    });
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_taking)
            m_session.document().setBody(m_body->toPlainText());
        showCounts();
    });
    connect(m_body, &QPlainTextEdit::cursorPositionChanged, this, &MessageStep::showCounts);
    connect(m_body, &QPlainTextEdit::cursorPositionChanged, this, &MessageStep::followCursor);
    const auto show = [this] {
        if (const LintFinding *finding = chosen())
            goTo(finding->place);
    };
    connect(m_problems, &QListWidget::itemActivated, this, show);
    connect(m_problems, &QListWidget::itemClicked, this, show);
    connect(m_problems, &QListWidget::currentRowChanged, this, &MessageStep::showAdvice);
    connect(m_mend, &QPushButton::clicked, this, [this] {
        if (const LintFinding *finding = chosen())
            mend(LintMend(finding->mend)); // A copy: the list is made anew meanwhile.
    });
    connect(&session.document(), &DraftDocument::opened, this, &MessageStep::take);
    connect(&session, &DraftSession::lintChanged, this, &MessageStep::showProblems);
    dress();
    take();
}

QWidget *MessageStep::makeHead()
{
    auto *head = new QWidget(this);
    auto *form = new QFormLayout(head);
    const int margin = scaled(16, this);
    form->setContentsMargins(margin, scaled(12, this), margin, scaled(8, this));
    form->setVerticalSpacing(scaled(4, this));
    m_subject->setPlaceholderText(tr("The heading of the message on each page"));
    form->addRow(tr("&Subject"), m_subject);
    auto *line = new QHBoxLayout;
    line->addWidget(m_asSent, 1);
    m_bytesBar->setThickness(4);
    m_bytesBar->setFixedWidth(scaled(80, this));
    line->addWidget(m_bytesBar, 0, Qt::AlignVCenter);
    m_bytes->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    line->addWidget(m_bytes);
    form->addRow(QString(), line);
    return head;
}

QWidget *MessageStep::makeProblems()
{
    auto *problems = new QWidget(this);
    auto *all = new QVBoxLayout(problems);
    all->setContentsMargins(scaled(12, this), 0, scaled(12, this), 0);
    all->setSpacing(0);
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->setIconSize({scaled(16, this), scaled(16, this)});
    m_problems->setAccessibleName(tr("Problems in the text"));
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problems->setTextElideMode(Qt::ElideRight);
    m_problems->viewport()->setAutoFillBackground(false);
    all->addWidget(m_problems);
    auto *line = new QHBoxLayout(m_advice);
    line->setContentsMargins(scaled(28, this), scaled(4, this), scaled(4, this), scaled(8, this));
    line->setSpacing(scaled(12, this));
    line->addWidget(m_meaning, 1);
    line->addWidget(m_mend, 0, Qt::AlignTop);
    all->addWidget(m_advice);
    m_advice->hide();
    return problems;
}

QWidget *MessageStep::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(scaled(16, this), scaled(4, this), scaled(16, this), scaled(4, this));
    line->addWidget(m_place, 1);
    m_counts->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    line->addWidget(m_counts, 1);
    return foot;
}

void MessageStep::dress()
{
    const int rows = std::min(m_problems->count(), 4);
    m_problems->setFixedHeight(rows * scaled(28, this));
    m_problems->setVisible(rows > 0);
}

void MessageStep::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        dress();
    else if (event->type() == QEvent::PaletteChange)
        showProblems(); // Their icons have its colours.
}

void MessageStep::take()
{
    m_taking = true;
    const Message &message = m_session.document().message();
    m_subject->setText(message.subject);
    m_body->setPlainText(message.body);
    m_taking = false;
    showSubject();
    showProblems();
    showCounts();
}

void MessageStep::showSubject()
{
    const QString &subject = m_session.document().message().subject;
    const QString effective = effectiveSubject(subject);
    const QString plain = plainHeading(effective);
    m_asSent->setText(plain != subject && !plain.isEmpty() ? tr("As sent: %1").arg(plain) : QString());
    const int bytes = static_cast<int>(effective.toUtf8().size());
    const int most = static_cast<int>(MaxSubjectBytes);
    const QString words = tr("%1 of %2 bytes").arg(QLocale().toString(bytes), QLocale().toString(most));
    m_bytesBar->setSegments({{bytes > most ? Tone::Failed : Tone::Sending, std::min(bytes, most)}}, most,
                            bytes, words);
    m_bytes->setText(words);
    QPalette palette = m_bytes->palette();
    palette.setColor(QPalette::WindowText,
                     bytes > most ? Theme::of(this->palette())[Tone::Failed].word
                                  : Theme::of(this->palette()).muted);
    m_bytes->setPalette(palette);
    m_subject->setAccessibleDescription(words);
}

void MessageStep::showCounts()
{
    const QTextCursor cursor = m_body->textCursor();
    m_place->setText(
        tr("Line %1, column %2").arg(cursor.blockNumber() + 1).arg(cursor.positionInBlock() + 1));
    static const QRegularExpression blank(u"\\s+"_s);
    const QString text = m_body->toPlainText();
    const int words = static_cast<int>(text.split(blank, Qt::SkipEmptyParts).size());
    m_counts->setText(tr("%Ln word(s)", nullptr, words) + u" · "_s
                      + tr("%Ln byte(s)", nullptr, static_cast<int>(text.toUtf8().size())));
}

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
        if (place.field == LintField::Body)
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

QWidget *MessageStep::firstFocus()
{
    return m_subject->text().isEmpty() ? static_cast<QWidget *>(m_subject) : m_body;
}

void MessageStep::goToProblem(int step)
{
    m_body->goToNextProblem(step);
}

} // namespace paperround
