// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/rightspage.h"

#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/statedelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QCoroTask>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QTableWidget>

#include <cmath>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

enum Column { WikiColumn, AccountColumn, PaceColumn, MissingColumn, ColumnCount };

/// Of the Account column: which look it has.
constexpr int lookRole = Qt::UserRole + 1;
/// Of the Wiki column: name and host.
constexpr int searchRole = Qt::UserRole + 2;

std::optional<StateLook> lookOfCell(const QModelIndex &index)
{
    const QVariant tone = index.data(lookRole);
    if (!tone.isValid())
        return {};
    const auto it = static_cast<Tone>(tone.toInt());
    return StateLook{iconOf(it), it};
}

/// A slow wiki makes a long delivery: below so many edits a minute it is said.
constexpr double slowPace = 20;

void clear(QVBoxLayout *box)
{
    while (QLayoutItem *item = box->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

QString featureWords(Feature feature)
{
    switch (feature) {
    case Feature::Read:
        return RightsPage::tr("Read pages and lists");
    case Feature::EditPages:
        return RightsPage::tr("Post on existing pages");
    case Feature::CreatePages:
        return RightsPage::tr("Create talk pages that are missing");
    case Feature::MassMessage:
        return RightsPage::tr("Send on farms that ask for the right massmessage");
    case Feature::ManyTitles:
        return RightsPage::tr("High limits: 500 titles a request, else 50");
    case Feature::NoRateLimit:
        return RightsPage::tr("No rate limit");
    }
    return {};
}

RightsPage::RightsPage(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_head(new PageHead(this))
    , m_title(new QLabel(this))
    , m_keptWords(textLabel({}, true, this))
    , m_may(new QVBoxLayout)
    , m_missing(new QVBoxLayout)
    , m_wikis(new QTableWidget(0, ColumnCount, this))
    , m_filter(new QLineEdit(this))
    , m_bar(new InlineBar(this))
    , m_draft(new ActionButton(tr("Start a draft"), ActionButton::Kind::Main, {}, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    auto *body = new QVBoxLayout;
    const int margin = scaled(32, this);
    body->setContentsMargins(margin, scaled(24, this), margin, scaled(16, this));
    body->setSpacing(scaled(8, this));
    m_title->setFont(sizedFont(font(), 4, true));
    m_title->setTextFormat(Qt::PlainText);
    alignToStart(m_title);
    body->addWidget(m_title);
    body->addWidget(m_keptWords);
    auto *columns = new QHBoxLayout;
    const auto add = [&](const QString &title, QVBoxLayout *box) {
        auto *column = new QVBoxLayout;
        column->addWidget(sectionLabel(title, this));
        box->setSpacing(scaled(4, this));
        column->addLayout(box);
        column->addStretch(1);
        columns->addLayout(column, 1);
    };
    add(tr("You may"), m_may);
    columns->addWidget(ruleLine(Qt::Vertical, this));
    add(tr("Missing"), m_missing);
    body->addLayout(columns);
    body->addWidget(makeWikis(), 1);
    body->addWidget(m_bar);
    all->addLayout(body, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(makeFoot());
    connect(&m_desk, &Desk::changed, this, &RightsPage::ask);
}

QWidget *RightsPage::makeWikis()
{
    auto *part = new QWidget(this);
    auto *box = new QVBoxLayout(part);
    box->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->addWidget(sectionLabel(tr("On the wikis of this farm"), part), 1);
    m_filter->setPlaceholderText(tr("Wiki"));
    m_filter->setAccessibleName(tr("Filter by wiki"));
    m_filter->setFixedWidth(scaled(180, this));
    head->addWidget(m_filter);
    box->addLayout(head);
    m_wikis->setHorizontalHeaderLabels({tr("Wiki"), tr("Account"), tr("Edits a minute"), tr("Missing")});
    m_wikis->setAccessibleName(tr("Your account on each wiki"));
    dressTable(m_wikis);
    m_wikis->setItemDelegate(new StateDelegate(lookOfCell, AccountColumn, {}, {WikiColumn}, m_wikis));
    m_wikis->horizontalHeader()->setSortIndicatorShown(false); // It stands in the order of the farm.
    m_wikis->horizontalHeader()->setSectionsClickable(false);
    m_wikis->horizontalHeader()->setStretchLastSection(true);
    m_wikis->horizontalHeader()->resizeSection(WikiColumn, scaled(200, this));
    m_wikis->horizontalHeader()->resizeSection(AccountColumn, scaled(140, this));
    m_wikis->horizontalHeader()->resizeSection(PaceColumn, scaled(110, this));
    box->addWidget(m_wikis, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (int row = 0; row < m_wikis->rowCount(); ++row)
            m_wikis->setRowHidden(row,
                                  !m_wikis->item(row, WikiColumn)
                                       ->data(searchRole)
                                       .toString()
                                       .contains(text.trimmed(), Qt::CaseInsensitive));
    });
    return part;
}

QWidget *RightsPage::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(scaled(16, this), scaled(10, this), scaled(16, this), scaled(10, this));
    auto *others = new ActionButton(tr("All accounts …"), ActionButton::Kind::Link, {}, foot);
    auto *report = new ActionButton(tr("Copy report"), ActionButton::Kind::Plain, u"copy"_s, foot);
    auto *out = new ActionButton(tr("Sign out"), ActionButton::Kind::Plain, {}, foot);
    connect(others, &QPushButton::clicked, this, &RightsPage::othersWanted);
    connect(report, &QPushButton::clicked, this, &RightsPage::copyReport);
    connect(out, &QPushButton::clicked, this, &RightsPage::signOutWanted);
    connect(m_draft, &QPushButton::clicked, this, &RightsPage::draftWanted);
    line->addWidget(others);
    line->addStretch(1);
    line->addWidget(report);
    line->addWidget(out);
    line->addWidget(m_draft);
    return foot;
}

void RightsPage::show(const Account &account, Keep kept)
{
    m_account = account;
    m_kept = kept;
    ask();
}

QWidget *RightsPage::firstFocus()
{
    return m_draft;
}

void RightsPage::ask()
{
    const quint64 round = ++m_round;
    m_slow = m_blocked = 0;
    m_bar->clear();
    clear(m_may);
    clear(m_missing);
    m_wikis->setRowCount(0);
    m_head->setTitle(tr("Sign in to %1").arg(m_desk.farm().name));
    m_head->setCaption(tr("%1 is the home wiki of this farm").arg(m_desk.names().shown(m_desk.farm().home)));
    m_title->setText(tr("Signed in as %1").arg(isolated(m_account.name)));
    m_keptWords->setText(
        m_kept == Keep::Keychain
            ? tr("The sign-in is in the system's keychain and lasts until you sign out or the wiki ends it.")
            : tr("The sign-in is in memory only: it ends with this program."));
    if (m_desk.account() != m_account)
        return;
    if (m_desk.trouble()) {
        const Explanation why = explain(*m_desk.trouble());
        m_bar->raiseNotice({.key = u"trouble"_s,
                            .tone = Tone::Failed,
                            .title = why.what,
                            .text = why.text(),
                            .details = why.details});
    }
    if (!m_desk.wikis())
        return;
    QStringList hosts{m_desk.farm().home};
    for (const FarmWiki &wiki : m_desk.farm().wikis) {
        if (!hosts.contains(wiki.host))
            hosts.append(wiki.host);
    }
    m_wikis->setRowCount(static_cast<int>(hosts.size()));
    for (int row = 0; row < hosts.size(); ++row) {
        auto *wiki = new QTableWidgetItem(m_desk.names().shown(hosts[row]));
        wiki->setData(searchRole, m_desk.names().full(hosts[row]));
        wiki->setToolTip(m_desk.names().toolTip(hosts[row]));
        m_wikis->setItem(row, WikiColumn, wiki);
        m_wikis->setItem(row, AccountColumn, new QTableWidgetItem(tr("asking …")));
        QCoro::connect(m_desk.wikis()->accountFacts(hosts[row]), this,
                       [this, round, row](const Result<AccountFacts> &facts) {
                           if (round == m_round)
                               showWiki(row, facts);
                       });
    }
}

void RightsPage::showHome(const Abilities &home)
{
    const auto line = [this](QVBoxLayout *into, const QString &iconName, Tone tone, const QString &words) {
        auto *row = new QWidget(this);
        auto *box = new QHBoxLayout(row);
        box->setContentsMargins(0, 0, 0, 0);
        auto *mark = new QLabel(row);
        const int side = scaled(16, this);
        mark->setPixmap(
            icon(iconName, Theme::of(palette())[tone].word).pixmap({side, side}, devicePixelRatio()));
        box->addWidget(mark, 0, Qt::AlignTop);
        box->addWidget(textLabel(words, false, row), 1);
        into->addWidget(row);
    };
    for (const Feature feature : home.may)
        line(m_may, u"delivered"_s, Tone::Delivered, featureWords(feature));
    for (const MissingAbility &missing : home.missing)
        line(m_missing, u"skipped"_s, Tone::Skipped,
             missing.grant.isEmpty()
                 ? featureWords(missing.feature)
                 : tr("%1: needs %2").arg(featureWords(missing.feature), missing.rights.join(u", "_s)));
    if (home.missing.isEmpty())
        line(m_missing, u"tick"_s, Tone::Delivered, tr("nothing"));
}

void RightsPage::showWiki(int row, const Result<AccountFacts> &facts)
{
    auto *account = m_wikis->item(row, AccountColumn);
    auto *pace = new QTableWidgetItem;
    auto *missing = new QTableWidgetItem(tr("nothing"));
    pace->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    const auto say = [account](const QString &words, Tone tone) {
        account->setText(words);
        account->setData(lookRole, static_cast<int>(tone));
    };
    if (!facts) {
        const Explanation why = explain(facts.error());
        say(tr("No answer"), Tone::Failed);
        missing->setText(why.what);
        missing->setToolTip(why.text());
    } else {
        const Abilities it = abilitiesFrom(*facts);
        if (row == 0)
            showHome(it);
        pace->setText(it.editsPerMinute > 0 ? QLocale().toString(std::round(it.editsPerMinute), 'f', 0)
                                            : tr("no limit"));
        const bool slow = it.editsPerMinute > 0 && it.editsPerMinute < slowPace;
        const bool blocked = it.block && !it.block->partial;
        m_slow += slow && !blocked ? 1 : 0;
        m_blocked += blocked ? 1 : 0;
        if (blocked) {
            say(tr("Blocked"), Tone::Failed);
            missing->setText(it.block->expiry == u"infinite" ? tr("blocked for ever")
                                                             : tr("blocked until %1").arg(it.block->expiry));
        } else if (it.notYetThere) {
            say(tr("Not yet there"), Tone::Planned);
            missing->setText(tr("account is made at the first visit"));
        } else if (it.newAccount) {
            say(tr("New account"), Tone::Waiting);
            missing->setText(tr("not autoconfirmed there"));
        } else if (!it.can(Feature::EditPages)) {
            say(tr("May not edit"), Tone::Failed);
            missing->setText(tr("the right to edit"));
        } else {
            say(tr("Ready"), Tone::Delivered);
        }
    }
    m_wikis->setItem(row, PaceColumn, pace);
    m_wikis->setItem(row, MissingColumn, missing);
    if (m_slow + m_blocked > 0)
        m_bar->raiseNotice(
            {.key = u"slow"_s,
             .tone = Tone::Waiting,
             .title = tr("Slow on %1, blocked on %2 of these wikis.").arg(m_slow).arg(m_blocked),
             .text = tr("The checks of a draft will say so again.")});
}

void RightsPage::copyReport() const
{
    QStringList lines{m_title->text(), m_keptWords->text()};
    for (int row = 0; row < m_wikis->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            if (const QTableWidgetItem *item = m_wikis->item(row, column))
                cells.append(column == WikiColumn ? item->data(searchRole).toString().replace(u'\n', u' ')
                                                  : item->text());
        }
        lines.append(cells.join(u'\t'));
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace paperround
