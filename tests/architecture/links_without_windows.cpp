// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Linked with one whole room and nothing of Gui or Widgets: that it links is the test. Run, it does nothing.
int main()
{
    return 0;
}
