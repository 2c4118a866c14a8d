// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/signaturebox.h"

#include "models/bidi.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct Choice
{
    Signature signature;
    QString name;
    QString meaning;
};

QList<Choice> choices()
{
    return {{Signature::AsWritten, SignatureBox::tr("As written"),
             SignatureBox::tr("Whatever the text says: ~~~~ for your signature with the time, ~~~~~ for the "
                              "time alone.")},
            {Signature::Account, SignatureBox::tr("Yours"),
             SignatureBox::tr("Your account's name and the time: archiving bots know when the message is "
                              "old, and mentions of up to 50 users tell them.")},
            {Signature::Line, SignatureBox::tr("A line and the time"),
             SignatureBox::tr("For a team: archiving bots see the time; mentions tell nobody unless the line "
                              "links to your own user page.")},
            {Signature::None, SignatureBox::tr("None"),
             SignatureBox::tr("Archiving bots leave such a message on the page for ever, and mentions tell "
                              "nobody.")}};
}

} // namespace

SignatureBox::SignatureBox(DraftSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(new QComboBox(this))
    , m_line(new QLineEdit(this))
    , m_meaning(textLabel({}, true, this))
    , m_footer(captionLabel({}, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(scaled(16, this), scaled(6, this), scaled(16, this), scaled(4, this));
    all->setSpacing(scaled(2, this));
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("S&ignature"), this);
    label->setBuddy(m_kind);
    for (const Choice &each : choices()) {
        m_kind->addItem(each.name, int(each.signature));
        m_kind->setItemData(m_kind->count() - 1, each.meaning, Qt::ToolTipRole);
    }
    m_line->setPlaceholderText(tr("[[m:Tech News|Tech News]], in wikitext"));
    m_line->setAccessibleName(tr("Line to sign with"));
    row->addWidget(label);
    row->addWidget(m_kind);
    row->addWidget(m_line, 1);
    row->addStretch();
    row->setSpacing(scaled(8, this));
    all->addLayout(row);
    all->addWidget(m_meaning);
    all->addWidget(m_footer);
    connect(m_kind, &QComboBox::activated, this, &SignatureBox::give);
    connect(m_line, &QLineEdit::textEdited, this, &SignatureBox::give);
    connect(&session.document(), &DraftDocument::opened, this, &SignatureBox::take);
    connect(&session.document(), &DraftDocument::messageChanged, this, &SignatureBox::take);
    connect(&session.desk(), &Desk::changed, this, &SignatureBox::showMeaning);
    connect(&session.desk(), &Desk::policyChanged, this, &SignatureBox::showMeaning);
    take();
}

void SignatureBox::take()
{
    const Message &message = m_session.document().message();
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(int(message.signature))));
    if (m_line->text() != message.signatureLine) // The cursor stays while it is typed.
        m_line->setText(message.signatureLine);
    showMeaning();
}

void SignatureBox::give()
{
    m_session.document().setSignature(Signature(m_kind->currentData().toInt()), m_line->text());
    showMeaning();
}

void SignatureBox::showMeaning()
{
    const auto signature = Signature(m_kind->currentData().toInt());
    m_line->setVisible(signature == Signature::Line);
    const QString meaning = m_kind->currentData(Qt::ToolTipRole).toString();
    m_meaning->setText(meaning);
    m_kind->setAccessibleDescription(meaning);
    const QString footer = m_session.desk().policy().review.footer;
    m_footer->setVisible(!footer.isEmpty());
    m_footer->setText(tr("Under it, by the farm's policy: %1").arg(isolated(footer.simplified())));
    m_footer->setToolTip(Qt::convertFromPlainText(footer)); // Tags would be taken for what they mean.
}

} // namespace paperround
