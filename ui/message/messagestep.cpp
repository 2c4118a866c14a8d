// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/messagestep.h"

#include "domain/message/composition.h"
#include "ui/message/bodyeditor.h"
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
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

MessageStep::MessageStep(DraftSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_subject(new QLineEdit(this))
    , m_asSent(captionLabel({}, this))
    , m_bytesBar(new SegmentedBar(this))
    , m_bytes(captionLabel({}, this))
    , m_body(new BodyEditor(this))
    , m_problems(new QListWidget(this))
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
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->setIconSize({scaled(16, this), scaled(16, this)});
    m_problems->setAccessibleName(tr("Problems in the text"));
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    auto *problems = new QHBoxLayout;
    problems->setContentsMargins(scaled(12, this), 0, scaled(12, this), 0);
    problems->addWidget(m_problems);
    m_problems->viewport()->setAutoFillBackground(false);
    all->addLayout(problems);
    all->addWidget(makeFoot());

    m_lintSoon.setSingleShot(true);
    m_lintSoon.setInterval(250);
    connect(&m_lintSoon, &QTimer::timeout, this, &MessageStep::showProblems);
    connect(m_subject, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_session.document().setSubject(text);
        showSubject();
    });
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_taking)
            m_session.document().setBody(m_body->toPlainText());
        showCounts();
        m_lintSoon.start();
    });
    connect(m_body, &QPlainTextEdit::cursorPositionChanged, this, &MessageStep::showCounts);
    connect(m_problems, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { m_body->goToProblem(m_problems->row(item)); });
    connect(m_problems, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { m_body->goToProblem(m_problems->row(item)); });
    connect(&session.document(), &DraftDocument::opened, this, &MessageStep::take);
    connect(&session.previewWork(), &PreviewWork::stateChanged, &m_lintSoon, qOverload<>(&QTimer::start));
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
    const QStringList missing = m_session.previewWork().groups().missingTemplates().keys();
    const QList<TextProblem> problems = lintWikitext(m_body->toPlainText(), missing);
    m_body->setProblems(problems);
    m_problems->clear();
    for (const TextProblem &problem : problems) {
        auto *item = new QListWidgetItem(icon(u"warning"_s, Theme::of(palette())[Tone::Waiting].word),
                                         tr("Line %1: %2").arg(problem.line).arg(problem.words), m_problems);
        item->setSizeHint({0, scaled(28, this)});
    }
    dress();
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
