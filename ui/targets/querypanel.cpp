// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/querypanel.h"

#include "domain/targets/recipeservice.h"
#include "domain/targets/wikiaddress.h"
#include "models/recipewords.h"
#include "models/sentences.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int NoNamespace = -1; ///< cleanRecipe() refuses it.

/// Numbers, or the English names that every wiki knows.
QList<int> namespacesIn(const QString &text)
{
    static const QStringList names{u"talk"_s,           u"user"_s,     u"user talk"_s,     u"project"_s,
                                   u"project talk"_s,   u"file"_s,     u"file talk"_s,     u"mediawiki"_s,
                                   u"mediawiki talk"_s, u"template"_s, u"template talk"_s, u"help"_s,
                                   u"help talk"_s,      u"category"_s, u"category talk"_s};
    QList<int> namespaces;
    for (const QString &each : text.split(QRegularExpression(u"[,;]"_s), Qt::SkipEmptyParts)) {
        const QString name = QString(each).replace(u'_', u' ').simplified().toLower();
        if (name.isEmpty())
            continue;
        bool isNumber = false;
        const int number = name.toInt(&isNumber);
        const auto known = static_cast<int>(names.indexOf(name));
        namespaces.append(isNumber ? number : known >= 0 ? known + 1 : NoNamespace);
    }
    return namespaces;
}

} // namespace

QueryPanel::QueryPanel(std::function<KnownSites()> sites, QWidget *parent)
    : QFrame(parent)
    , m_kind(new QComboBox(this))
    , m_wikiLabel(new QLabel(tr("On &wiki"), this))
    , m_wiki(new QLineEdit(this))
    , m_whatLabel(new QLabel(this))
    , m_what(new QLineEdit(this))
    , m_depthLabel(new QLabel(tr("&Levels of subcategories"), this))
    , m_depth(new QSpinBox(this))
    , m_talk(new QCheckBox(tr("Their &talk pages"), this))
    , m_active(new QCheckBox(tr("Only those &active in the last 30 days"), this))
    , m_sitesLabel(new QLabel(tr("Only w&ikis that end in"), this))
    , m_sites(new QLineEdit(this))
    , m_namespacesLabel(new QLabel(tr("Only from &namespaces"), this))
    , m_namespaces(new QLineEdit(this))
    , m_limit(new QSpinBox(this))
    , m_progress(captionLabel({}, this))
    , m_bar(new InlineBar(this))
    , m_load(new ActionButton(tr("&Load the pages"), ActionButton::Kind::Plain, {}, this))
    , m_cancel(new ActionButton(tr("Cancel"), ActionButton::Kind::Plain, {}, this))
    , m_knownSites(std::move(sites))
{
    auto *kindLabel = new QLabel(tr("Load th&ese"), this);
    kindLabel->setBuddy(m_kind);
    m_wikiLabel->setBuddy(m_wiki);
    m_whatLabel->setBuddy(m_what);
    m_depthLabel->setBuddy(m_depth);
    m_sitesLabel->setBuddy(m_sites);
    m_depth->setRange(0, Recipe::DeepestLevel);
    m_depth->setSpecialValueText(tr("none"));
    m_depth->setMinimumWidth(scaled(72, this));
    m_sites->setPlaceholderText(u"wikipedia.org"_s);
    m_talk->setToolTip(tr("The message goes to the talk page of each page that is found"));
    for (const RecipeKind kind : allRecipeKinds)
        m_kind->addItem(recipeKindWords(kind), static_cast<int>(kind));
    auto *close = ActionButton::iconOnly(u"close"_s, tr("Close"), this);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(scaled(16, this), 0, scaled(16, this), scaled(12, this));
    grid->setHorizontalSpacing(scaled(8, this));
    grid->setVerticalSpacing(scaled(8, this));
    grid->addWidget(kindLabel, 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_wikiLabel, 0, 2);
    grid->addWidget(m_wiki, 0, 3);
    grid->addWidget(close, 0, 4);
    grid->addWidget(m_whatLabel, 1, 0);
    grid->addWidget(m_what, 1, 1, 1, 4);
    grid->addWidget(makeOptions(), 2, 1, 1, 4);
    grid->addWidget(makeLimits(), 3, 1, 1, 4);
    grid->addWidget(m_bar, 4, 0, 1, 5);
    grid->addWidget(makeFoot(), 5, 0, 1, 5);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &QueryPanel::showKind);
    for (QLineEdit *field : {m_wiki, m_what, m_sites, m_namespaces}) {
        connect(field, &QLineEdit::returnPressed, this, &QueryPanel::take);
        connect(field, &QLineEdit::textEdited, m_bar, &InlineBar::clear);
    }
    connect(m_load, &QPushButton::clicked, this, &QueryPanel::take);
    connect(m_cancel, &QPushButton::clicked, this, &QueryPanel::cancelled);
    connect(close, &QPushButton::clicked, this, &QueryPanel::leave);
    // As they are read: to give up stands before to begin, and to close at the end.
    const QList<QWidget *> order{m_kind,  m_wiki,       m_what,  m_depth,  m_talk, m_active,
                                 m_sites, m_namespaces, m_limit, m_cancel, m_load, close};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    showKind();
    setRunning(false);
    hide();
}

QWidget *QueryPanel::makeOptions()
{
    auto *options = new QWidget(this);
    auto *line = new QHBoxLayout(options);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8, this));
    line->addWidget(m_depthLabel);
    line->addWidget(m_depth);
    line->addWidget(m_talk);
    line->addWidget(m_active);
    line->addWidget(m_sitesLabel);
    line->addWidget(m_sites, 1);
    line->addStretch(0);
    return options;
}

QWidget *QueryPanel::makeLimits()
{
    auto *limits = new QWidget(this);
    auto *line = new QHBoxLayout(limits);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8, this));
    auto *most = new QLabel(tr("At &most"), limits);
    m_namespacesLabel->setBuddy(m_namespaces);
    m_namespaces->setPlaceholderText(tr("those that take messages"));
    m_namespaces->setToolTip(tr("Numbers or English names: 3, or User talk, Project talk"));
    m_limit->setRange(1, Recipe::MostRows);
    m_limit->setValue(Recipe().limit);
    m_limit->setSingleStep(1000);
    m_limit->setGroupSeparatorShown(true);
    most->setBuddy(m_limit);
    m_limit->setToolTip(tr("Where it finds more, nothing is taken: a part would pass for the whole"));
    line->addWidget(m_namespacesLabel);
    line->addWidget(m_namespaces, 1);
    line->addWidget(most);
    line->addWidget(m_limit);
    line->addStretch(0);
    return limits;
}

QWidget *QueryPanel::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8, this));
    line->addWidget(m_progress, 1);
    line->addWidget(m_cancel);
    line->addWidget(m_load);
    return foot;
}

void QueryPanel::ask(const FarmProfile &farm)
{
    const int before = m_kind->currentData().toInt();
    const QSignalBlocker still(m_kind);
    m_kind->clear();
    for (const RecipeKind kind : allRecipeKinds) {
        if (canBeAsked(kind, farm.services))
            m_kind->addItem(recipeKindWords(kind), static_cast<int>(kind));
    }
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(before)));
    if (m_wiki->text().isEmpty())
        m_wiki->setText(farm.home);
    QStringList hosts;
    for (const FarmWiki &wiki : farm.wikis)
        hosts.append(wiki.host);
    auto *completer = new QCompleter(hosts, m_wiki);
    completer->setFilterMode(Qt::MatchContains);
    delete m_wiki->completer();
    m_wiki->setCompleter(completer);
    showKind();
    show();
    m_kind->setFocus();
}

void QueryPanel::showRecipe(const Recipe &recipe)
{
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(static_cast<int>(recipe.kind))));
    if (!recipe.wiki.isEmpty())
        m_wiki->setText(recipe.wiki);
    m_what->setText(recipe.what);
    m_depth->setValue(recipe.depth);
    m_talk->setChecked(recipe.talk);
    m_active->setChecked(recipe.active);
    m_sites->setText(recipe.sites.join(u", "_s));
    QStringList namespaces;
    for (const int ns : recipe.namespaces)
        namespaces.append(QString::number(ns));
    m_namespaces->setText(namespaces.join(u", "_s));
    m_limit->setValue(recipe.limit);
    m_recipe = recipe;
    show();
    m_what->setFocus();
}

RecipeKind QueryPanel::kind() const
{
    return static_cast<RecipeKind>(m_kind->currentData().toInt());
}

void QueryPanel::showKind()
{
    const RecipeKind kind = this->kind();
    const bool isGroup = kind == RecipeKind::UserGroup;
    const bool isItem = kind == RecipeKind::Sitelinks;
    m_whatLabel->setText(recipeWhatLabel(kind));
    m_what->setPlaceholderText(recipeWhatHint(kind));
    for (QWidget *part : {static_cast<QWidget *>(m_wikiLabel), static_cast<QWidget *>(m_wiki)})
        part->setVisible(asksAWiki(kind));
    for (QWidget *part : {static_cast<QWidget *>(m_depthLabel), static_cast<QWidget *>(m_depth)})
        part->setVisible(kind == RecipeKind::Category);
    for (QWidget *part : {static_cast<QWidget *>(m_sitesLabel), static_cast<QWidget *>(m_sites)})
        part->setVisible(isItem);
    for (QWidget *part : {static_cast<QWidget *>(m_namespacesLabel), static_cast<QWidget *>(m_namespaces)})
        part->setVisible(!isGroup && !isItem);
    m_talk->setVisible(!isGroup && !isItem);
    m_active->setVisible(isGroup);
    m_bar->clear();
}

Recipe QueryPanel::recipe() const
{
    const RecipeKind kind = this->kind();
    Recipe recipe{.kind = kind, .what = m_what->text()};
    if (asksAWiki(kind))
        recipe.wiki = hostMeant(m_wiki->text(), m_knownSites());
    // What a field that is hidden now says was meant for another kind.
    if (kind == RecipeKind::Category)
        recipe.depth = m_depth->value();
    if (kind == RecipeKind::UserGroup)
        recipe.active = m_active->isChecked();
    else if (kind == RecipeKind::Sitelinks)
        recipe.sites =
            m_sites->text().simplified().split(QRegularExpression(u"[ ,;]+"_s), Qt::SkipEmptyParts);
    else
        recipe.talk = m_talk->isChecked();
    if (kind != RecipeKind::UserGroup && kind != RecipeKind::Sitelinks)
        recipe.namespaces = namespacesIn(m_namespaces->text());
    recipe.limit = m_limit->value();
    return recipe;
}

QWidget *QueryPanel::fieldOf(const QString &name) const
{
    if (name == u"namespaces"_s)
        return m_namespaces;
    return name == u"wiki"_s ? m_wiki : name == u"sites"_s ? m_sites : m_what;
}

void QueryPanel::take()
{
    if (m_running)
        return;
    const auto clean = cleanRecipe(recipe());
    if (!clean) {
        tellFailure(clean.error());
        fieldOf(clean.error().detail)->setFocus();
        return;
    }
    m_bar->clear();
    m_recipe = *clean;
    m_what->setText(clean->what); // what is kept of an address
    if (asksAWiki(clean->kind))
        m_wiki->setText(clean->wiki);
    Q_EMIT recipeWanted(*clean);
}

void QueryPanel::setRunning(bool running, const RecipeProgress &progress)
{
    m_running = running;
    m_load->setEnabled(!running);
    m_cancel->setVisible(running);
    m_progress->setText(running ? recipeProgressWords(m_recipe, progress) : QString());
}

void QueryPanel::tellFailure(const Error &error)
{
    const Explanation why = explain(error);
    m_bar->raiseNotice({.key = u"query"_s,
                        .tone = error.kind == ErrorKind::Input ? Tone::Waiting : Tone::Failed,
                        .title = why.what + u'.',
                        .text = why.text(),
                        .details = why.details});
}

void QueryPanel::leave()
{
    if (m_running)
        Q_EMIT cancelled();
    hide();
}

void QueryPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        QFrame::keyPressEvent(event);
    else if (m_running)
        Q_EMIT cancelled();
    else
        hide();
}

} // namespace paperround
