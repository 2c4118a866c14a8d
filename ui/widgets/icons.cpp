// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Paints a one-colour SVG in the application's palette as it is now, so that a change of theme needs no new
/// icons.
class PaletteIconEngine : public QIconEngine
{
public:
    PaletteIconEngine(QString name, QColor fixed)
        : m_name(std::move(name))
        , m_fixed(fixed)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(
            square.topLeft(),
            iconPixmap(m_name, square.size(), ratio, colourOf(mode), QGuiApplication::layoutDirection()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` is in device pixels already; QIcon sets the ratio on what we return.
        QPixmap pixmap = iconPixmap(m_name, size, 1.0, colourOf(mode), QGuiApplication::layoutDirection());
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    bool isNull() override { return m_name.isEmpty(); }
    QString key() const override { return u"paperround"_s; }
    QString iconName() override { return m_name; }
    QIconEngine *clone() const override { return new PaletteIconEngine(*this); }

private:
    [[nodiscard]] QColor colourOf(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_fixed.isValid())
            return m_fixed;
        return palette.color(QPalette::Active,
                             mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QString m_name;
    QColor m_fixed;
};

QPixmap rendered(const QString &name, const QSize &pixels, const QColor &colour, bool mirrored)
{
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    if (mirrored) {
        painter.translate(pixels.width(), 0);
        painter.scale(-1, 1);
    }
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    return pixmap;
}

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new PaletteIconEngine(name, {}));
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new PaletteIconEngine(name, colour));
}

void paintIcon(QPainter *painter, const QRect &rect, const QString &name, const QColor &colour)
{
    const double ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect.topLeft(),
                        iconPixmap(name, rect.size(), ratio, colour, painter->layoutDirection()));
}

QPixmap iconPixmap(const QString &name, const QSize &size, double pixelRatio, const QColor &colour,
                   Qt::LayoutDirection direction)
{
    const QSize pixels(int(std::lround(size.width() * pixelRatio)),
                       int(std::lround(size.height() * pixelRatio)));
    const bool mirrored = direction == Qt::RightToLeft && isMirrored(name);
    const QString key = u"paperround/%1/%2x%3/%4/%5"_s.arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(colour.rgba(), 0, 16)
                            .arg(int(mirrored));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = rendered(name, pixels, colour, mirrored);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

bool isMirrored(const QString &name)
{
    static const QStringList names{u"end"_s,  u"open"_s,     u"undo"_s,     u"redo"_s,
                                   u"play"_s, u"redirect"_s, u"retracted"_s};
    return names.contains(name);
}

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Planned:
        return u"planned"_s;
    case Tone::Waiting:
        return u"waiting"_s;
    case Tone::Sending:
        return u"sending"_s;
    case Tone::Unknown:
        return u"unknown"_s;
    case Tone::Delivered:
        return u"delivered"_s;
    case Tone::Skipped:
        return u"skipped"_s;
    case Tone::Failed:
        return u"failed"_s;
    case Tone::Retracted:
        return u"retracted"_s;
    }
    Q_UNREACHABLE();
}

} // namespace paperround
