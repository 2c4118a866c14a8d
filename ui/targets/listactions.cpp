// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/listactions.h"

#include "cli/files.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/drafts/draftsession.h"
#include "ui/targets/savelistdialog.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"

#include <QCoroTask>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

TargetRows rowsOf(const TargetList &entries)
{
    TargetRows rows;
    rows.reserve(entries.size());
    for (int i = 0; i < entries.size(); ++i) {
        const TargetEntry entry = entries.at(i);
        rows.append({entry.target, entry.problem});
    }
    return rows;
}

/// Of the list page's address with its oldid.
qint64 revisionIn(const QString &url)
{
    return QUrlQuery(QUrl(url)).queryItemValue(u"oldid"_s).toLongLong();
}

} // namespace

ListActions::ListActions(DraftSession &session, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_surroundings(surroundings)
    , m_export(new ActionButton(tr("E&xport …"), ActionButton::Kind::Plain, u"export"_s, this))
    , m_save(new ActionButton(tr("Save to the wi&ki …"), ActionButton::Kind::Plain, u"globe"_s, this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(scaled(16, this), scaled(12, this), scaled(16, this), scaled(12, this));
    line->setSpacing(scaled(8, this));
    line->addWidget(m_export, 1);
    line->addWidget(m_save, 1);
    auto *formats = new QMenu(m_export);
    const auto add = [this, formats](const QString &words, ListFile format) {
        formats->addAction(words, this, [this, format] { exportAs(format); });
    };
    add(tr("&Lines page@wiki"), ListFile::Lines);
    add(tr("&CSV"), ListFile::Csv);
    add(tr("&Spreadsheet (ODS)"), ListFile::Ods);
    add(tr("&TSV, page and database name"), ListFile::Tsv);
    add(tr("&JSON array"), ListFile::JsonArray);
    add(tr("&MassMessage list (JSON)"), ListFile::MassMessageJson);
    add(tr("&Wikitext with {{#target:}}"), ListFile::Wikitext);
    connect(m_export, &QPushButton::clicked, this, [this, formats] {
        formats->popup(m_export->mapToGlobal(QPoint(0, -formats->sizeHint().height())));
    });
    connect(m_save, &QPushButton::clicked, this, &ListActions::offerPages);
    connect(&session.document().targets(), &TargetTableModel::countsChanged, this, &ListActions::refresh);
    connect(&session.document(), &DraftDocument::opened, this, &ListActions::refresh);
    refresh();
}

void ListActions::refresh()
{
    const bool hasRows = m_session.document().targets().counts().total > 0;
    m_export->setEnabled(hasRows);
    m_save->setEnabled(hasRows && m_session.desk().wikis() && m_session.desk().account());
    m_save->setToolTip(m_session.document().list()
                           ? tr("Back to a page that it came from, with a look at the changes first")
                           : tr("As a new list page, with a look at it first"));
}

void ListActions::exportAs(ListFile format)
{
    const auto &list = m_session.document().list();
    QString name = list ? list->page.section(u'/', -1).section(u':', -1) : tr("Targets");
    name.remove(QRegularExpression(u"[^\\w .-]"_s, QRegularExpression::UseUnicodePropertiesOption));
    m_surroundings.chooseNewFile(this, tr("Export the list"), name + u'.' + fileEnding(format),
                                 [this, format](const QString &path) {
                                     if (format == ListFile::Tsv)
                                         askDatabases(path);
                                     else
                                         write(format, path);
                                 });
}

/// The tools of Wikimedia take a wiki by its database: each wiki of the list tells its name.
void ListActions::askDatabases(const QString &path)
{
    struct Answers
    {
        QHash<QString, QString> databases;
        int open = 0;
    };
    const std::shared_ptr<Wikis> wikis = m_session.desk().wikis();
    const QList<WikiShare> shares = m_session.document().targets().shares();
    if (!wikis || shares.isEmpty()) {
        write(ListFile::Tsv, path);
        return;
    }
    const auto answers = std::make_shared<Answers>();
    answers->open = static_cast<int>(shares.size());
    for (const WikiShare &share : shares) {
        QCoro::connect(wikis->facts(share.wiki), this, [this, answers, path](const Result<WikiFacts> &facts) {
            if (facts && !facts->dbname.isEmpty())
                answers->databases.insert(facts->wiki, facts->dbname);
            if (--answers->open == 0)
                write(ListFile::Tsv, path, answers->databases);
        });
    }
}

void ListActions::write(ListFile format, const QString &path, const QHash<QString, QString> &databases)
{
    ListFacts facts;
    facts.databases = databases;
    facts.home = m_session.desk().farm().home;
    const ListBytes list = writeList(rowsOf(m_session.document().targets().entries()), format, facts);
    const QString name = isolated(QFileInfo(path).fileName());
    if (const auto written = writeFile(path, list.bytes); !written) {
        const Explanation why = explain(written.error());
        Q_EMIT told({.key = u"export"_s,
                     .tone = Tone::Failed,
                     .title = tr("%1 was not written: %2.").arg(name, why.what),
                     .text = why.text(),
                     .details = why.details});
        return;
    }
    Notice notice{.key = u"export"_s,
                  .tone = Tone::Delivered,
                  .title = tr("%Ln page(s) written", nullptr, list.written) + u' ' + tr("to %1.").arg(name)};
    if (list.leftOut > 0) {
        notice.tone = Tone::Waiting;
        notice.text =
            tr("%Ln line(s) name no page, and this format has no place for them.", nullptr, list.leftOut);
    }
    Q_EMIT told(notice);
}

/// One page and nothing else: at once. Else a person says which.
void ListActions::offerPages()
{
    if (!m_session.desk().wikis())
        return;
    DraftDocument &document = m_session.document();
    const std::optional<ListSource> list = document.list();
    if (!list) {
        saveAsNew();
        return;
    }
    auto *menu = new QMenu(m_save);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    bool hasSource = false;
    for (const TargetSource &source : document.sources()) {
        if (source.origin.kind != SourceKind::Page)
            continue;
        hasSource = true;
        menu->addAction(tr("&%1: back to %2 …", "letter, page")
                            .arg(QChar(source.letter))
                            .arg(QString(source.origin.id).replace(u'&', u"&&"_s)),
                        this, [this, letter = source.letter] { saveSource(letter); });
    }
    if (!hasSource)
        menu->addAction(tr("Back to %1 …").arg(QString(list->page).replace(u'&', u"&&"_s)), this,
                        [this, list = *list] {
                            saveTo(list, revisionIn(m_session.document().request().listUrl),
                                   {wholeListToSave(m_session.document().targets().composed())});
                        });
    menu->addAction(tr("As a &new list page …"), this, &ListActions::saveAsNew);
    menu->popup(m_save->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void ListActions::saveSource(char16_t letter)
{
    const ComposedTargets composed = m_session.document().targets().composed();
    for (const TargetSource &source : m_session.document().sources()) {
        if (source.letter != letter)
            continue;
        const qint64 known = revisionIn(source.origin.url);
        const RowsToSave own = sourceToSave(source, composed);
        const RowsToSave whole = wholeListToSave(composed, &source);
        // Where both are the same there is nothing to choose.
        const QList<RowsToSave> choices =
            own.rows == whole.rows ? QList<RowsToSave>{own} : QList<RowsToSave>{own, whole};
        saveTo({source.origin.wiki, source.origin.id}, known > 0 ? known : source.origin.revision, choices);
        return;
    }
}

void ListActions::saveTo(const ListSource &page, qint64 base, const QList<RowsToSave> &choices)
{
    if (m_session.desk().wikis())
        watch(new SaveListDialog(m_session.desk().wikis(), page, base, choices, window()));
}

void ListActions::saveAsNew()
{
    const Desk &desk = m_session.desk();
    if (desk.wikis())
        watch(new SaveListDialog(desk.wikis(), desk.farm().home,
                                 wholeListToSave(m_session.document().targets().composed()), window()));
}

void ListActions::watch(SaveListDialog *dialog)
{
    connect(dialog, &SaveListDialog::saved, this,
            [this](const QString &wiki, const QString &title, bool isSame) {
                if (isSame)
                    remember({wiki, title});
            });
    dialog->show();
}

/// From now on the list comes from that page as it is now.
void ListActions::remember(const ListSource &page)
{
    const auto &wikis = m_session.desk().wikis();
    if (!wikis)
        return;
    QCoro::connect(wikis->page(page.wiki, page.page), this,
                   [this, page, draft = m_session.document().id()](const Result<PageText> &read) {
                       if (read && draft == m_session.document().id())
                           m_session.document().setList(page, read->url.toString(QUrl::FullyEncoded));
                   });
}

} // namespace paperround
