// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/targets/recipe.h"
#include "domain/targets/targetlistparser.h"
#include "engine/targets/recipeloader.h"

#include <QFrame>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace paperround {

class ActionButton;
class InlineBar;

/// Asks what targets are to be asked for: a category, a search, a list on PagePile … Opens below its button;
/// Esc gives up a run, then closes.
class QueryPanel : public QFrame
{
    Q_OBJECT
public:
    /// `sites` tell which wiki a name means.
    explicit QueryPanel(std::function<KnownSites()> sites, QWidget *parent = nullptr);

    void ask(const FarmProfile &farm); ///< With the kinds that this farm can answer.
    void showRecipe(const Recipe &recipe); ///< What was asked before, to be changed or asked again.
    void setRunning(bool running, const RecipeProgress &progress = {});
    void tellFailure(const Error &error); ///< The run's; at the place that it speaks of.

    [[nodiscard]] Recipe recipe() const; ///< As it stands in the fields; not cleaned.

Q_SIGNALS:
    void recipeWanted(const paperround::Recipe &recipe); ///< Cleaned.
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeOptions();
    QWidget *makeLimits();
    QWidget *makeFoot();
    void showKind();
    void take();
    void leave();
    [[nodiscard]] RecipeKind kind() const;
    [[nodiscard]] QWidget *fieldOf(const QString &name) const; ///< By a recipe's name for it.

    QComboBox *m_kind;
    QLabel *m_wikiLabel;
    QLineEdit *m_wiki;
    QLabel *m_whatLabel;
    QLineEdit *m_what;
    QLabel *m_depthLabel;
    QSpinBox *m_depth;
    QCheckBox *m_talk;
    QCheckBox *m_active;
    QLabel *m_sitesLabel;
    QLineEdit *m_sites;
    QLabel *m_namespacesLabel;
    QLineEdit *m_namespaces;
    QSpinBox *m_limit;
    QLabel *m_progress;
    InlineBar *m_bar;
    ActionButton *m_load;
    ActionButton *m_cancel;
    std::function<KnownSites()> m_knownSites;
    Recipe m_recipe; ///< What is running.
    bool m_running = false;
};

} // namespace paperround
