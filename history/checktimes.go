package history

// caseTimes compares the index of cases by time with the cases.
func (c *checker) caseTimes() {
	index, ok := c.tree(casetimesBucket)
	cases, also := c.tree(casesBucket)
	if !ok || !also {
		return
	}
	gaps := &Damaged{}
	wanted := 0
	for number := cases.below(0, gaps); number > 0 && c.ctx.Err() == nil; number = cases.below(number, gaps) {
		at, found, err := cases.caseTime(number, nil, &joining{})
		if err != nil || !found {
			continue // told before
		}
		wanted++
		v, found, err := index.find(at.key())
		if err == nil && found {
			_, err = parseCaseTime(at.key(), v)
		}
		if err != nil || !found {
			c.problem(caseName(number), "lists have it under another time, or not; %s", mendIndex)
		}
	}
	c.strayTimes(index, cases, wanted)
}

// strayTimes names the entries that are of no case when there are more than wanted.
func (c *checker) strayTimes(index, cases tree, wanted int) {
	found := 0
	index.backward(nil, func([]byte, value) bool { found++; return true }, c.page)
	if found == wanted {
		return
	}
	index.backward(nil, func(key []byte, v value) bool {
		entry, err := parseCaseTime(key, v)
		if err != nil {
			c.problem("", "the index of cases by time has an entry that cannot be read; %s", mendIndex)
			return true
		}
		at, there, err := cases.caseTime(entry.number, nil, &joining{})
		if err == nil && (!there || at != entry) {
			c.problem(caseName(entry.number), "the index of cases by time has it, and should not; %s", mendIndex)
		}
		return c.ctx.Err() == nil
	}, c.page)
}
