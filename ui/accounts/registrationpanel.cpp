// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/registrationpanel.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QHash>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// As the wiki's form calls its fields in English.
QString fieldName(const QString &name)
{
    static const QHash<QString, const char *> names{
        {u"name"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Application name")},
        {u"version"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Consumer version")},
        {u"description"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Application description")},
        {u"callbackUrl"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "OAuth callback URL")},
        {u"wiki"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Applicable project")},
        {u"oauth2IsConfidential"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Client is confidential")},
        {u"oauth2GrantTypes"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Allowed OAuth2 grant types")},
        {u"granttype"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Types of grants being requested")},
        {u"grants"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Applicable grants")}};
    const char *known = names.value(name);
    return known ? RegistrationPanel::tr(known) : name;
}

/// What to choose, where the form has boxes and lists instead of text.
QString choiceWords(const QString &field, const QString &value)
{
    static const QHash<QString, const char *> choices{
        {u"wiki/*"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "All projects on this site")},
        {u"oauth2IsConfidential/0"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "no, leave it unticked")},
        {u"oauth2GrantTypes/authorization_code"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Authorization code")},
        {u"oauth2GrantTypes/refresh_token"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Refresh token")},
        {u"granttype/normal"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel",
                           "Request authorization for specific permissions")},
        {u"grants/basic"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Basic rights")},
        {u"grants/editpage"_s, QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Edit existing pages")},
        {u"grants/createeditmovepage"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "Create, edit, and move pages")},
        {u"grants/highvolume"_s,
         QT_TRANSLATE_NOOP("paperround::RegistrationPanel", "High-volume (bot) access")}};
    const char *known = choices.value(field + u'/' + value);
    return known ? RegistrationPanel::tr(known) : value;
}

} // namespace

RegistrationPanel::RegistrationPanel(QWidget *parent)
    : QWidget(parent)
    , m_open(new ActionButton(tr("Open the form, filled in"), ActionButton::Kind::Main, u"open"_s, this))
    , m_fields(new QFormLayout)
    , m_clientId(new QLineEdit(this))
    , m_secret(new QLineEdit(this))
    , m_keep(new ActionButton(tr("Use this key"), ActionButton::Kind::Plain, {}, this))
{
    auto *inner = new QWidget(this);
    auto *box = new QVBoxLayout(inner);
    box->setContentsMargins(scaled(32, this), scaled(24, this), scaled(32, this), scaled(16, this));
    box->setSpacing(scaled(8, this));
    auto *title = new QLabel(tr("Register Paper Round at the wiki"), inner);
    title->setFont(sizedFont(font(), 4, true));
    title->setWordWrap(true);
    alignToStart(title);
    box->addWidget(title);
    box->addWidget(
        textLabel(tr("One person does this once for everybody on the farm. Tick the agreement at the end of "
                     "the form. The wiki's people may look at the request before it works for others; "
                     "for yourself it works at once."),
                  true, inner));
    box->addWidget(m_open, 0, Qt::AlignLeading);
    box->addWidget(textLabel(tr("If the form opens empty, copy each field:"), true, inner));
    m_fields->setHorizontalSpacing(scaled(16, this));
    m_fields->setVerticalSpacing(scaled(4, this));
    box->addLayout(m_fields);
    box->addSpacing(scaled(8, this));
    box->addWidget(sectionLabel(tr("Then the wiki shows a key (or consumer token) and a secret"), inner));
    box->addWidget(
        textLabel(tr("Most wikis ask for the secret to keep you signed in. It stays in this farm's "
                     "profile on this computer."),
                  true, inner));
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(8, this));
    m_clientId->setAccessibleName(tr("Client application key"));
    m_clientId->setPlaceholderText(tr("Client application key"));
    m_clientId->setMaxLength(200);
    m_secret->setAccessibleName(tr("Client application secret"));
    m_secret->setPlaceholderText(tr("Client application secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(200);
    line->addWidget(m_clientId, 1);
    line->addWidget(m_secret, 1);
    line->addWidget(m_keep);
    box->addLayout(line);
    box->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    m_keep->setEnabled(false);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_registration.form); });
    connect(m_clientId, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_keep->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_clientId, &QLineEdit::returnPressed, m_secret, qOverload<>(&QWidget::setFocus));
    connect(m_secret, &QLineEdit::returnPressed, this, &RegistrationPanel::give);
    connect(m_keep, &QPushButton::clicked, this, &RegistrationPanel::give);
}

void RegistrationPanel::show(const Registration &registration)
{
    m_registration = registration;
    m_clientId->clear();
    m_secret->clear();
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
    for (const RegistrationField &field : registration.fields) {
        QStringList values;
        std::ranges::transform(field.values, std::back_inserter(values),
                               [&](const QString &value) { return choiceWords(field.name, value); });
        addField(fieldName(field.name), values.join(u"; "_s));
    }
}

void RegistrationPanel::addField(const QString &name, const QString &value)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(8, this));
    auto *words = new ElidedLabel(value, Qt::ElideRight, this);
    auto *copy = ActionButton::iconOnly(u"copy"_s, tr("Copy: %1").arg(name), this);
    connect(copy, &QPushButton::clicked, this, [value] { QApplication::clipboard()->setText(value); });
    line->addWidget(words, 1);
    line->addWidget(copy);
    m_fields->addRow(textLabel(name, true, this), line);
}

void RegistrationPanel::give()
{
    const QString clientId = m_clientId->text().trimmed();
    if (clientId.isEmpty())
        return;
    Q_EMIT clientGiven(clientId, m_secret->text().trimmed());
    m_secret->clear();
}

QWidget *RegistrationPanel::firstFocus() const
{
    return m_open;
}

} // namespace paperround
