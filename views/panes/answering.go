package panes

import (
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/views/nav"
)

// Leave returns the command that writes what was typed last; nil: there is nothing.
func (k *Keeping) Leave() tea.Cmd { return k.lining.Leave() }

// Close leaves what is being typed to the next screen that shows the same.
func (k *Keeping) Close() { k.lining.Close() }

// GoOn looks for answers to the questions of the attempt that a pane shows that were being
// typed when a window went away. They come back by Finish.
func (k *Keeping) GoOn(pane *Answer) tea.Cmd {
	id, inCase := pane.content.Attempt()
	if id == "" || inCase == 0 {
		return nil
	}
	return tea.Batch(k.lining.At(nav.Place{Case: inCase, Attempt: id}), k.prune(pane.content), k.lining.Find())
}

// prune forgets what was typed where something else was answered since.
func (k *Keeping) prune(content *Content) tea.Cmd {
	if id, _ := content.Attempt(); id != k.lining.Of().Attempt {
		return nil
	}
	return k.lining.Prune(content.hearsay)
}

// bring brings back what was found, goes to where it goes on, and says so.
func (k *Keeping) bring(pane *Answer) tea.Cmd {
	if id, _ := pane.content.Attempt(); id != k.lining.Of().Attempt {
		return nil // it is there when the attempt is opened next
	}
	back, written := k.lining.Bring(pane.content.questions(), pane.content.hearsay)
	if len(back) == 0 {
		return written
	}
	text := "answer typed " + back[0].Since + " and not kept yet"
	switch stop, asked := pane.content.stopOf(back[0].Name); {
	case asked:
		pane.stop = stop
		pane.reveal(stop)
		text += "; " + handles{pane.active}.name("v") + " goes on"
	case !k.lining.setup.Theme.Private:
		text += ", and not asked for here any more: “" + shown(back[0].Text) + "”"
	}
	return tea.Batch(written, nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Note, Text: text}}))
}

// questions are the ids of those that can be answered, in the order of their stops.
func (c *Content) questions() []string {
	var ids []string
	for _, stop := range c.stops() {
		if cause := c.causeOf(stop); cause != nil && cause.Question != nil {
			ids = append(ids, cause.Question.ID)
		}
	}
	return append(ids, c.happened.id)
}

// hearsay is what was answered to a question, and whether there is such a question.
func (c *Content) hearsay(id string) (answer string, asked bool) {
	if c.happened.id == id && id != "" {
		return c.happened.said, true
	}
	for _, cause := range c.causes {
		if cause.Question != nil && cause.Question.ID == id {
			return cause.Question.Said, true
		}
	}
	return "", false
}

// stopOf is where the keys that answer a question are about it.
func (c *Content) stopOf(id string) (stop string, asked bool) {
	if c.happened.id == id && c.happened.told() {
		return happenedStop, true
	}
	for _, cause := range c.causes {
		if cause.Question != nil && cause.Question.ID == id {
			return cause.Row, true
		}
	}
	return "", false
}
