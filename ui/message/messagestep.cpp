// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/messagestep.h"

#include "domain/message/composition.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/findbar.h"
#include "ui/message/signaturebox.h"
#include "ui/message/sourcepanel.h"
#include "ui/message/wordingwork.h"
#include "ui/message/wordsbar.h"
#include "ui/message/writingtools.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
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

MessageStep::MessageStep(DraftSession &session, const QString &folder, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_wording(new WordingWork(session.document(), session.desk(), this))
    , m_words(new WordsBar(session, *m_wording, this))
    , m_sourceButton(new ActionButton(tr("Source page"), ActionButton::Kind::Plain, u"page"_s, this))
    , m_source(new SourcePanel(session, *m_wording, this))
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
    , m_bar(new InlineBar(this))
    , m_tools(new WritingTools(*m_body, *m_bar, folder, session.desk(), session.history(), this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeHead());
    m_words->addAction(m_sourceButton);
    m_sourceButton->setToolTip(tr("A page of a wiki as the message, or before it"));
    all->addWidget(m_words);
    m_source->hide();
    all->addWidget(m_source);
    all->addWidget(m_bar);
    all->addWidget(m_tools->findBar());
    all->addWidget(ruleLine(Qt::Horizontal, this));
    m_body->setFrameShape(QFrame::NoFrame);
    all->addWidget(m_body, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(makeProblems());
    all->addWidget(new SignatureBox(session, this));
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(makeFoot());

    connect(m_subject, &QLineEdit::textEdited, this, [this](const QString &text) {
        giveSubject(text);
        showSubject();
    });
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_taking)
            giveBody(m_body->text());
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
    connect(m_words, &WordsBar::variantChanged, this, &MessageStep::take);
    connect(m_wording, &WordingWork::changed, this, &MessageStep::showParts);
    connect(m_sourceButton, &QPushButton::clicked, m_source, &SourcePanel::open);
    addTools();
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
    m_subject->setText(subject());
    m_body->setPlainText(body());
    m_taking = false;
    showParts();
    showSubject();
    showProblems();
    showCounts();
    showLanguage();
}

QString MessageStep::subject() const
{
    const Message &message = m_session.document().message();
    const int variant = m_words->variant();
    return variant < 0 ? message.subject : message.variants.value(variant).subject;
}

QString MessageStep::body() const
{
    const Message &message = m_session.document().message();
    const int variant = m_words->variant();
    return variant < 0 ? message.body : message.variants.value(variant).body;
}

void MessageStep::giveSubject(const QString &subject)
{
    QList<MessageVariant> variants = m_session.document().message().variants;
    const int variant = m_words->variant();
    if (variant < 0) {
        m_session.document().setSubject(subject);
    } else if (variant < variants.size()) {
        variants[variant].subject = subject;
        m_session.document().setVariants(variants);
    }
}

void MessageStep::giveBody(const QString &body)
{
    QList<MessageVariant> variants = m_session.document().message().variants;
    const int variant = m_words->variant();
    if (variant < 0) {
        m_session.document().setBody(body);
    } else if (variant < variants.size()) {
        variants[variant].body = body;
        m_session.document().setVariants(variants);
    }
}

void MessageStep::showParts()
{
    const Message &message = m_session.document().message();
    const auto &source = message.source;
    const bool pageSays = source && !source->subjectSection.isEmpty();
    const bool varies = m_words->variant() >= 0;
    m_source->setVisible(m_source->isVisible() || source || m_wording->isReading() || m_wording->error());
    m_sourceButton->setVisible(!m_source->isVisibleTo(this));
    m_subject->setReadOnly(pageSays);
    m_subject->setPlaceholderText(varies ? tr("As for everybody: %1").arg(message.subject)
                                         : tr("The heading of the message on each page"));
    m_body->setPlaceholderText(varies       ? tr("As for everybody")
                                   : source ? tr("What is to stand below the page's text, in wikitext")
                                            : tr("The text of the message, in wikitext. End it with ~~~~ to "
                                                 "sign it."));
    // The page's own section is the subject, for everybody.
    if (pageSays && m_subject->text() != message.subject) {
        m_subject->setText(message.subject);
        showSubject();
    }
}

void MessageStep::showSubject()
{
    const QString subject = m_subject->text();
    const QString effective = effectiveSubject(subject);
    const QString plain = plainHeading(effective);
    const bool lost = effective != QString(subject).trimmed() && !subject.isEmpty();
    m_asSent->setText(plain != subject && !plain.isEmpty() ? tr("As sent: %1").arg(plain)
                          : lost                           ? tr("Nothing of it is left as it is sent")
                                                           : QString());
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
    const QString text = m_body->text();
    const int words = static_cast<int>(text.split(blank, Qt::SkipEmptyParts).size());
    m_counts->setText(tr("%Ln word(s)", nullptr, words) + u" · "_s
                      + tr("%Ln byte(s)", nullptr, static_cast<int>(text.toUtf8().size())));
}

QWidget *MessageStep::firstFocus()
{
    return m_subject->text().isEmpty() ? static_cast<QWidget *>(m_subject) : m_body;
}

} // namespace paperround
