package environment

import (
	"fmt"
	"strings"
)

// Choose picks an environment by name; "" picks the first, which is the default.
func Choose(known []Environment, name string) (Environment, error) {
	var names []string
	for _, e := range known {
		if name == "" || strings.EqualFold(e.Name, name) {
			return e, nil
		}
		names = append(names, e.Name)
	}
	return Environment{}, fmt.Errorf("no environment %q; known are %s (set %s to add one)", name, strings.Join(names, ", "), BaseURLVariable)
}
