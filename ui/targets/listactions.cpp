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
    connect(m_save, &QPushButton::clicked, this, &ListActions::saveToWiki);
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
                           ? tr("Back to the page that the list came from, with a look at the changes first")
                           : tr("As a new list page, with a look at it first"));
}

void ListActions::exportAs(ListFile format)
{
    const auto &list = m_session.document().list();
    QString name = list ? list->page.section(u'/', -1).section(u':', -1) : tr("Targets");
    name.remove(QRegularExpression(u"[^\\w .-]"_s, QRegularExpression::UseUnicodePropertiesOption));
    m_surroundings.chooseNewFile(this, tr("Export the list"), name + u'.' + fileEnding(format),
                                 [this, format](const QString &path) { write(format, path); });
}

void ListActions::write(ListFile format, const QString &path)
{
    ListFacts facts;
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

void ListActions::saveToWiki()
{
    const Desk &desk = m_session.desk();
    if (!desk.wikis())
        return;
    const TargetRows rows = rowsOf(m_session.document().targets().entries());
    const auto &list = m_session.document().list();
    auto *dialog = list
        ? new SaveListDialog(desk.wikis(), *list, revisionIn(m_session.document().request().listUrl), rows,
                             window())
        : new SaveListDialog(desk.wikis(), desk.farm().home, rows, window());
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
