// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/formulapopup.h"

#include "models/bidi.h"
#include "models/formulawords.h"
#include "ui/targets/vennpicture.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QScreen>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Areas that are listed; with four sources and more there may be many.
constexpr qsizetype mostRegions = 12;

} // namespace

FormulaPopup::FormulaPopup(DraftDocument &document, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_document(document)
    , m_picture(new VennPicture(this))
    , m_field(new QLineEdit(this))
    , m_says(textLabel({}, false, this))
    , m_use(new ActionButton(tr("Use it"), ActionButton::Kind::Main, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Set formula"));
    setObjectName(u"formulaPopup"_s);
    const int margin = scaled(12, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(margin, margin, margin, margin);
    all->setSpacing(scaled(8, this));
    all->addWidget(sectionLabel(tr("Which pages of the sources make the list"), this));
    all->addWidget(m_picture);
    all->addWidget(makeRegions());
    all->addWidget(makeOffers());
    auto *line = new QHBoxLayout;
    m_field->setAccessibleName(tr("Set formula: letters of sources with ∪, ∩ and \\"));
    m_field->setPlaceholderText(u"(A ∪ B) \\ C"_s);
    m_field->setLayoutDirection(Qt::LeftToRight); // a formula reads from left to right everywhere
    line->addWidget(m_field, 1);
    line->addWidget(m_use);
    all->addLayout(line);
    all->addWidget(m_says);
    // Minus and plus are put right by the check of the rows; what only ∩ would bring in is never asked for.
    if (formulasFor(m_document.sources(), m_document.formula()).size() > 0)
        all->addWidget(textLabel(tr("∩ goes by the titles as the sources write them: who has got a new name "
                                    "in one of them is not found in both."),
                                 true, this));
    m_picture->setRegions(lettersOf(m_document.sources()), m_document.merged().regions());
    connect(m_field, &QLineEdit::textChanged, this, &FormulaPopup::read);
    connect(m_field, &QLineEdit::returnPressed, this, &FormulaPopup::use);
    connect(m_use, &QPushButton::clicked, this, &FormulaPopup::use);
    m_field->setText(m_document.formula().text());
    read();
}

QWidget *FormulaPopup::makeRegions()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(16, this));
    grid->setVerticalSpacing(scaled(2, this));
    const QString letters = lettersOf(m_document.sources());
    QList<SourceRegion> regions = m_document.merged().regions();
    std::ranges::stable_sort(regions, std::ranges::greater{}, &SourceRegion::pages);
    int place = 0;
    for (const SourceRegion &region : regions.first(std::min(regions.size(), mostRegions))) {
        auto *words = new QLabel(regionWords(region.mask, letters), box);
        auto *number = new QLabel(QLocale().toString(region.pages), box);
        number->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid->addWidget(words, place / 2, (place % 2) * 2);
        grid->addWidget(number, place / 2, (place % 2) * 2 + 1);
        m_regions.append({region.mask, words});
        m_regions.append({region.mask, number});
        ++place;
    }
    if (regions.size() > mostRegions)
        grid->addWidget(
            captionLabel(tr("%Ln smaller area(s)", nullptr, static_cast<int>(regions.size() - mostRegions)),
                         box),
            place / 2 + 1, 0, 1, 4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    return box;
}

QWidget *FormulaPopup::makeOffers()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(scaled(8, this));
    int place = 0;
    for (const NamedFormula &offer : formulasFor(m_document.sources(), m_document.formula())) {
        if (place == 8)
            break;
        const int pages = m_document.merged().count(offer.formula);
        auto *button = new ActionButton(tr("%1 (%2)").arg(offer.name, QLocale().toString(pages)),
                                        ActionButton::Kind::Plain, {}, box);
        button->setToolTip(offer.formula.text());
        connect(button, &QPushButton::clicked, this, [this, offer] {
            m_field->setText(offer.formula.text());
            m_field->setFocus();
        });
        grid->addWidget(button, place / 2, place % 2);
        ++place;
    }
    return box;
}

void FormulaPopup::read()
{
    const QString text = m_field->text();
    const auto formula = SetFormula::parse(text, lettersOf(m_document.sources()));
    m_use->setEnabled(formula.has_value());
    const Theme theme = Theme::of(palette());
    QPalette colours = palette();
    if (!formula) {
        m_says->setText(formulaErrorWords(formula.error(), text));
        colours.setColor(QPalette::WindowText, theme[Tone::Failed].word);
        m_says->setPalette(colours);
        return;
    }
    m_says->setPalette(colours);
    const int now = m_document.merged().count(m_document.formula());
    const int then = m_document.merged().count(*formula);
    m_says->setText(then == now ? tr("%Ln page(s), as now", nullptr, then)
                                : tr("%Ln page(s)", nullptr, then) + u", "_s
                            + (then > now ? tr("%Ln more than now", nullptr, then - now)
                                          : tr("%Ln fewer than now", nullptr, now - then)));
    m_picture->setFormula(*formula);
    for (const auto &[mask, label] : std::as_const(m_regions)) {
        const bool taken = formula->takes(mask);
        QFont words = font();
        words.setBold(taken);
        label->setFont(words);
        QPalette parts = palette();
        if (!taken)
            parts.setColor(QPalette::WindowText, theme.muted);
        label->setPalette(parts);
    }
}

void FormulaPopup::use()
{
    const auto formula = SetFormula::parse(m_field->text(), lettersOf(m_document.sources()));
    if (!formula) {
        m_field->setSelection(formula.error().position, std::max(formula.error().length, 1));
        return;
    }
    m_document.setFormula(*formula);
    close();
    Q_EMIT used();
}

void FormulaPopup::openBelow(QWidget *button)
{
    adjustSize();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPoint corner = button->mapToGlobal(QPoint(mirrored ? 0 : button->width(), button->height() + 4));
    corner.rx() -= mirrored ? 0 : width();
    if (const QScreen *screen = button->screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
        corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(corner);
    show();
    m_field->setFocus();
    m_field->selectAll();
}

void FormulaPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace paperround
