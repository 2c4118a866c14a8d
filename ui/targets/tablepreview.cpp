// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/tablepreview.h"

#include "models/bidi.h"
#include "models/targetentry.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statedelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int RowsShown = 6;
constexpr qsizetype LongestCounted = 1024 * 1024; // Characters; more would make each choice wait.
constexpr std::array<char16_t, 4> delimiters{u',', u';', u'\t', u'|'};

QComboBox *choice(const QString &name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

/// Whole lines from the beginning, so many that a choice shows at once what comes of it.
QStringView firstPart(QStringView text)
{
    if (text.size() <= LongestCounted)
        return text;
    const auto part = text.first(LongestCounted);
    const auto end = part.lastIndexOf(u'\n');
    return end < 0 ? part : part.first(end + 1);
}

} // namespace

TablePreview::TablePreview(QWidget *parent)
    : QFrame(parent)
    , m_title(sectionLabel({}, this))
    , m_delimiter(choice(tr("Columns are divided by"), this))
    , m_quotes(new QCheckBox(tr("&Quotation marks"), this))
    , m_encoding(choice(tr("Characters"), this))
    , m_sheet(choice(tr("Sheet"), this))
    , m_header(new QCheckBox(tr("First row &names the columns"), this))
    , m_pageColumn(choice(tr("Page"), this))
    , m_wikiColumn(choice(tr("Wiki"), this))
    , m_rows(new QTableWidget(this))
    , m_counts(captionLabel({}, this))
    , m_add(new ActionButton(tr("Add all pages"), ActionButton::Kind::Main, {}, this))
{
    connect(&m_reader, &ListReader::busyChanged, this,
            [this] { m_add->setEnabled(!m_reader.isBusy() && m_add->isEnabled()); });
    setObjectName(u"tablePreview"_s);
    setAccessibleName(tr("How the file is read"));
    for (const QString &word : {tr("Comma"), tr("Semicolon"), tr("Tab"), tr("Bar")})
        m_delimiter->addItem(word);
    for (const QString &word : {u"UTF-8"_s, u"UTF-16 LE"_s, u"UTF-16 BE"_s, u"Windows-1252"_s})
        m_encoding->addItem(word);
    dressTable(m_rows);
    m_rows->setFrameShape(QFrame::StyledPanel);
    m_rows->setItemDelegate(
        new StateDelegate([](const QModelIndex &) { return std::optional<StateLook>(); }, -1, {}, {}, m_rows));
    m_rows->horizontalHeader()->setSortIndicatorShown(false);
    m_rows->horizontalHeader()->setSectionsClickable(false);
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_rows->setAccessibleName(tr("The first rows of the file"));
    m_rows->setFixedHeight(scaled(28 * (RowsShown + 1) + 4, this));

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(scaled(16, this), 0, scaled(16, this), scaled(12, this));
    all->addWidget(m_title);
    all->addWidget(makeChoices());
    all->addWidget(m_rows);
    all->addWidget(makeFoot());
    hide();
}

QWidget *TablePreview::makeChoices()
{
    auto *choices = new QWidget(this);
    auto *lines = new QVBoxLayout(choices);
    lines->setContentsMargins(0, 0, 0, 0);
    auto *form = new QHBoxLayout;
    auto *columns = new QHBoxLayout;
    lines->addLayout(form);
    lines->addLayout(columns);
    const auto add = [choices](QHBoxLayout *line, const QString &name, QComboBox *box) {
        auto *label = new QLabel(name, choices);
        label->setBuddy(box);
        line->addWidget(label);
        line->addWidget(box);
        return label;
    };
    m_ofText = {add(form, tr("&Divided by"), m_delimiter), m_delimiter, m_quotes};
    form->addWidget(m_quotes);
    m_ofText += {add(form, tr("&Characters"), m_encoding), m_encoding};
    m_ofSheets = {add(form, tr("&Sheet"), m_sheet), m_sheet};
    form->addStretch(1);
    add(columns, tr("&Page"), m_pageColumn);
    add(columns, tr("&Wiki"), m_wikiColumn);
    columns->addWidget(m_header);
    columns->addStretch(1);
    connect(m_delimiter, &QComboBox::currentIndexChanged, this, &TablePreview::findColumns);
    connect(m_quotes, &QCheckBox::toggled, this, &TablePreview::findColumns);
    connect(m_encoding, &QComboBox::currentIndexChanged, this, &TablePreview::decode);
    connect(m_sheet, &QComboBox::currentIndexChanged, this, &TablePreview::decode);
    connect(m_header, &QCheckBox::toggled, this, &TablePreview::takeColumns);
    connect(m_pageColumn, &QComboBox::currentIndexChanged, this, &TablePreview::takeColumns);
    connect(m_wikiColumn, &QComboBox::currentIndexChanged, this, &TablePreview::takeColumns);
    return choices;
}

QWidget *TablePreview::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    auto *cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Plain, {}, foot);
    m_add->setObjectName(u"addTable"_s);
    line->addWidget(m_counts, 1);
    line->addWidget(cancel);
    line->addWidget(m_add);
    connect(cancel, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_add, &QPushButton::clicked, this, &TablePreview::accept);
    return foot;
}

void TablePreview::ask(const ListText &table, const QByteArray &bytes, const QString &name,
                       const KnownSites &sites)
{
    m_reader.cancel();
    m_bytes = bytes;
    m_name = name;
    m_sites = sites;
    m_list = table;
    m_layout = layoutOf(m_list, m_sites);
    m_title->setText(tr("How %1 is read").arg(isolated(name)));
    showAll();
    show();
    m_add->setFocus();
}

void TablePreview::decode()
{
    if (m_showing)
        return;
    ListTextChoice chosen;
    if (m_list.isSpreadsheet())
        chosen.sheet = m_sheet->currentIndex();
    else
        chosen.encoding = allTextEncodings.at(std::size_t(m_encoding->currentIndex()));
    m_reader.cancel();
    m_reader.decode(m_bytes, chosen,
                    [this, chosen](const Result<ListText> &list) { takeText(list, chosen); });
}

void TablePreview::takeText(const Result<ListText> &list, const ListTextChoice &chosen)
{
    if (!list) {
        Q_EMIT failed(list.error(), m_name);
        return;
    }
    m_list = *list;
    if (m_list.isSpreadsheet())
        m_list.sheet = chosen.sheet;
    m_layout = layoutOf(m_list, m_sites);
    showAll();
}

void TablePreview::findColumns()
{
    if (m_showing)
        return;
    m_layout.delimiter = delimiters.at(std::size_t(m_delimiter->currentIndex()));
    m_layout.quotes = m_quotes->isChecked();
    m_layout = withColumnsFound(m_layout, m_list.text, m_sites);
    showAll();
}

void TablePreview::takeColumns()
{
    if (m_showing)
        return;
    m_layout.header = m_header->isChecked();
    m_layout.titleColumn = m_pageColumn->currentIndex();
    m_layout.wikiColumn = m_wikiColumn->currentIndex() - 1;
    showAll();
}

void TablePreview::fillColumns(const TableSample &sample)
{
    m_pageColumn->clear();
    m_wikiColumn->clear();
    m_wikiColumn->addItem(tr("Written with the page: page@wiki"));
    for (int column = 0; column < sample.columns; ++column) {
        const QString heading = sample.headings.value(column).trimmed().left(40);
        const QString name = heading.isEmpty() ? tr("Column %1").arg(column + 1) : isolated(heading);
        m_pageColumn->addItem(name);
        m_wikiColumn->addItem(name);
    }
    m_pageColumn->setCurrentIndex(m_layout.titleColumn);
    m_wikiColumn->setCurrentIndex(m_layout.wikiColumn + 1);
}

void TablePreview::showAll()
{
    m_showing = true;
    for (std::size_t i = 0; i < delimiters.size(); ++i) {
        if (m_layout.delimiter == delimiters.at(i))
            m_delimiter->setCurrentIndex(int(i));
    }
    m_quotes->setChecked(m_layout.quotes);
    m_header->setChecked(m_layout.header);
    if (m_list.encoding)
        m_encoding->setCurrentIndex(int(*m_list.encoding));
    m_sheet->clear();
    m_sheet->addItems(m_list.sheets);
    m_sheet->setCurrentIndex(m_list.sheet);
    for (QWidget *widget : std::as_const(m_ofText))
        widget->setVisible(!m_list.isSpreadsheet());
    for (QWidget *widget : std::as_const(m_ofSheets))
        widget->setVisible(m_list.sheets.size() > 1);
    m_showing = false;
    showRows();
    showCounts();
}

void TablePreview::showRows()
{
    const auto sample = tableSample(m_list.text, m_layout, RowsShown);
    m_showing = true;
    fillColumns(sample);
    m_showing = false;
    m_rows->clear();
    m_rows->setColumnCount(sample.columns);
    m_rows->setRowCount(int(sample.rows.size()));
    QStringList headings;
    for (int column = 0; column < sample.columns; ++column) {
        const bool page = column == m_layout.titleColumn;
        const bool wiki = column == m_layout.wikiColumn;
        const QString name = m_wikiColumn->itemText(column + 1);
        headings += page ? tr("%1: page").arg(name) : wiki ? tr("%1: wiki").arg(name) : name;
    }
    m_rows->setHorizontalHeaderLabels(headings);
    for (int row = 0; row < sample.rows.size(); ++row) {
        for (int column = 0; column < sample.rows.at(row).size(); ++column) {
            auto *item = new QTableWidgetItem(isolated(sample.rows.at(row).at(column).left(200)));
            const bool used = column == m_layout.titleColumn || column == m_layout.wikiColumn;
            item->setForeground(palette().brush(used ? QPalette::Text : QPalette::PlaceholderText));
            m_rows->setItem(row, column, item);
        }
    }
    m_rows->horizontalHeader()->setStretchLastSection(false);
    m_rows->resizeColumnsToContents();
    m_rows->horizontalHeader()->setStretchLastSection(true); // Anew, over what the others leave.
}

void TablePreview::showCounts()
{
    const auto counted = firstPart(m_list.text);
    const auto parsed = parseTable(counted, m_layout, m_sites);
    const int pages = int(parsed.targets.size());
    const int problems = int(parsed.problems.size());
    QString words = tr("%Ln page(s)", nullptr, pages);
    if (problems > 0) {
        const TargetProblem &first = parsed.problems.constFirst();
        words += u", "_s + tr("%Ln line(s) with a problem", nullptr, problems) + u"; "_s
            + tr("line %1: %2").arg(QLocale().toString(first.line), problemWords(first));
    }
    const bool all = counted.size() == m_list.text.size();
    m_counts->setText(all ? words : tr("In the first part of the file: %1").arg(words));
    m_counts->setToolTip(m_counts->text());
    m_add->setText(all ? tr("Add %Ln page(s)", nullptr, pages) : tr("Add all pages"));
    m_add->setEnabled(pages + problems > 0 && !m_reader.isBusy());
}

void TablePreview::accept()
{
    hide();
    const ListText table = std::exchange(m_list, {});
    m_bytes.clear();
    Q_EMIT accepted(table, m_layout, m_name);
}

void TablePreview::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        showRows(); // Their colours are their own.
}

void TablePreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace paperround
