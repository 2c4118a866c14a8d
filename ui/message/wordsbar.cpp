// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wordsbar.h"

#include "models/bidi.h"
#include "models/languagename.h"
#include "ui/message/wordingdialog.h"
#include "ui/message/wordingwork.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/foldingline.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// More than so many are no menu any more.
constexpr qsizetype MostInMenu = 30;

QString nameOf(const MessageVariant &variant, const WikiNames &names)
{
    if (!variant.segment.isEmpty())
        return WordsBar::tr("Rows of “%1”").arg(isolated(variant.segment));
    return variant.wiki.isEmpty() ? languageWords(variant.language) : names.shown(variant.wiki);
}

} // namespace

WordsBar::WordsBar(DraftSession &session, WordingWork &work, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_work(work)
    , m_for(new QComboBox(this))
    , m_add(new ActionButton(tr("Other words"), ActionButton::Kind::Plain, u"plus"_s, this))
    , m_menu(new QMenu(m_add))
    , m_remove(ActionButton::iconOnly(u"close"_s, tr("Remove these words"), this))
    , m_who(new ActionButton({}, ActionButton::Kind::Link, {}, this))
    , m_line(new FoldingLine(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(scaled(16, this), 0, scaled(12, this), scaled(8, this));
    all->setSpacing(scaled(2, this));
    m_line->layout()->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_line);
    auto *label = new QLabel(tr("Words &for"), this);
    label->setBuddy(m_for);
    m_for->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_for->setMinimumContentsLength(8);
    m_add->setToolTip(tr("Write other words for a language, a wiki or a source of the list"));
    m_add->setMenu(m_menu);
    auto *words = new QHBoxLayout;
    words->addWidget(label);
    words->addWidget(m_for, 1);
    words->addWidget(m_remove);
    words->addStretch(1);
    m_line->setParts(words, {m_add});
    all->addWidget(m_who, 0, Qt::AlignLeading); // In a line of its own: beside the preview there is no room.
    connect(m_menu, &QMenu::aboutToShow, this, &WordsBar::fillMenu);
    connect(m_remove, &QPushButton::clicked, this, &WordsBar::removeShown);
    connect(m_who, &QPushButton::clicked, this, &WordsBar::showWho);
    connect(m_for, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_showing)
            Q_EMIT variantChanged();
        m_remove->setVisible(variant() >= 0);
    });
    connect(&work, &WordingWork::changed, this, &WordsBar::showState);
    showState();
}

void WordsBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_work.askLanguages(); // What the checks have asked already, wikis still know.
}

int WordsBar::variant() const
{
    return m_for->currentIndex() - 1;
}

void WordsBar::showWords(int variant)
{
    m_for->setCurrentIndex(variant + 1);
}

void WordsBar::addAction(QPushButton *button)
{
    m_line->addButton(button);
}

void WordsBar::fillMenu()
{
    m_menu->clear();
    const QList<MessageVariant> &known = m_session.document().message().variants;
    QStringList languages;
    QStringList wikis;
    for (const WordingRow &row : m_work.model().wikis()) {
        if (!row.language.isEmpty() && !languages.contains(row.language)
            && std::ranges::find(known, row.language, &MessageVariant::language) == known.end())
            languages.append(row.language);
        if (!row.wiki.isEmpty() && !wikis.contains(row.wiki)
            && std::ranges::find(known, row.wiki, &MessageVariant::wiki) == known.end())
            wikis.append(row.wiki);
    }
    languages.sort();
    if (languages.isEmpty() && wikis.isEmpty()) {
        const auto isWiki = [](const WordingRow &row) { return !row.wiki.isEmpty(); };
        m_menu
            ->addAction(std::ranges::any_of(m_work.model().wikis(), isWiki)
                            ? tr("Every wiki of the list has words of its own")
                            : tr("The list has no wikis yet"))
            ->setEnabled(false);
    }
    if (!languages.isEmpty())
        m_menu->addSection(tr("For the wikis of a language"));
    for (const QString &language : languages.first(std::min(languages.size(), MostInMenu)))
        m_menu->addAction(languageWords(language), this, [this, language] { add({language, {}, {}, {}}); });
    if (!wikis.isEmpty())
        m_menu->addSection(tr("For one wiki"));
    for (const QString &wiki : wikis.first(std::min(wikis.size(), MostInMenu)))
        m_menu->addAction(m_session.desk().names().shown(wiki), this, [this, wiki] {
            add({{}, wiki, {}, {}});
        });
    addSegments();
}

void WordsBar::addSegments()
{
    const QList<MessageVariant> &known = m_session.document().message().variants;
    QStringList names;
    for (const TargetSource &source : m_session.document().sources()) {
        if (source.origin.kind != SourceKind::Exclusions && !names.contains(source.name)
            && std::ranges::find(known, source.name, &MessageVariant::segment) == known.end())
            names.append(source.name);
    }
    if (names.isEmpty())
        return;
    m_menu->addSection(tr("For the rows of a source of the list"));
    for (const QString &name : std::as_const(names))
        m_menu->addAction(isolated(QString(name).replace(u'&', u"&&"_s)), this, [this, name] {
            add({{}, {}, {}, {}, name, {}});
        });
}

void WordsBar::add(const MessageVariant &variant)
{
    QList<MessageVariant> variants = m_session.document().message().variants;
    variants.append(variant);
    m_session.document().setVariants(variants);
    m_for->setCurrentIndex(int(variants.size()));
}

void WordsBar::removeShown()
{
    QList<MessageVariant> variants = m_session.document().message().variants;
    const int shown = variant();
    if (shown < 0 || shown >= variants.size())
        return;
    const MessageVariant gone = variants.takeAt(shown);
    m_for->setCurrentIndex(0);
    m_session.document().setVariants(variants);
    Q_EMIT removed(gone, shown, nameOf(gone, m_session.desk().names()));
}

void WordsBar::showState()
{
    const QList<MessageVariant> &variants = m_session.document().message().variants;
    const int before = std::max(0, m_for->currentIndex());
    QStringList names{tr("Everybody")};
    for (const MessageVariant &each : variants)
        names.append(nameOf(each, m_session.desk().names()));
    QStringList shown;
    for (int i = 0; i < m_for->count(); ++i)
        shown.append(m_for->itemText(i));
    if (names != shown) {
        m_showing = true;
        m_for->clear();
        m_for->addItems(names);
        m_for->setCurrentIndex(before < names.size() ? before : 0);
        m_showing = false;
        Q_EMIT variantChanged();
    }
    m_remove->setVisible(variant() >= 0);
    const int missing = m_work.model().missingWikis();
    const auto &message = m_session.document().message();
    const int empty = m_work.model().emptySegments();
    m_who->setText(empty > 0         ? tr("%Ln source(s) without a row", nullptr, empty)
                       : missing > 0 ? tr("%Ln wiki(s) without words in the language", nullptr, missing)
                                     : tr("Who gets what"));
    m_who->setVisible(!variants.isEmpty() || message.source);
}

void WordsBar::showWho()
{
    m_work.askLanguages();
    auto *dialog = new WordingDialog(m_work.model(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace paperround
